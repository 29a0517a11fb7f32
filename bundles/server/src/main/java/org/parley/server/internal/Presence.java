package org.parley.server.internal;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.parley.protocol.Peer;
import org.parley.protocol.Reply;
import org.parley.protocol.Request;
import org.parley.protocol.Status;
import org.parley.transport.Frame;

/**
 * Answers who is online and tells those who asked of later changes: in ticks, at most one message a session and tick, the farther apart the more sessions
 * follow. Whoever has something unsent or no connection waits for a later tick. A session follows from its {@code peers} on: its position is taken before the
 * list is made, so that a change is in the list or told later, or both.
 */
final class Presence {
    private static final int MAX_NAMES = 500;
    private static final long NOT_FOLLOWING = -1;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final PresenceBoard board = new PresenceBoard();
    private final ServerTime time;
    private final Set<Session> followers = new LinkedHashSet<>();
    private volatile ServerConfig config;
    private long lastTickNanos;
    /** Null while none is to come. */
    private ServerTime.Timer nextTick;
    /** How many were planned: one that is due already cannot be cancelled, and knows by this that another one came in its place. */
    private long ticks;

    Presence(ServerConfig config, ServerTime time) {
        this.config = config;
        this.time = time;
        lastTickNanos = time.nanos() - config.presenceIntervalMillis() * NANOS_PER_MILLI;
    }

    /** From now on another configuration holds, also for the tick that is to come; those who follow and are too many by now are told so. */
    synchronized void adopt(ServerConfig changed) {
        config = changed;
        if (nextTick != null) {
            nextTick.cancel();
            nextTick = null;
        }
        schedule();
    }

    /** Notes the status of a user. */
    void set(String username, Status status) {
        board.put(new Peer(username, status));
        schedule();
    }

    /** Notes the status that a user says to have, where that is a change. */
    void change(String username, Status status) {
        if (!board.shows(new Peer(username, status))) {
            set(username, status);
        }
    }

    /** Tells that session nothing any more. */
    synchronized void forget(Session session) {
        followers.remove(session);
        session.presence(NOT_FOLLOWING);
    }

    /** Answers on {@code asker} when that still is the session's connection. */
    void answer(Session session, Link asker, Request.ListPeers request) {
        session.inOrder(link -> {
            if (link == asker) {
                boolean live = follow(session);
                PresenceBoard.Listing listing = board.list(request.query(), request.limit(), session.key());
                asker.send(Frames.of(new Reply.Peers(request.id(), listing.total(), live, listing.peers())));
            }
        });
    }

    private synchronized boolean follow(Session session) {
        if (tooMany()) {
            forget(session);
            return false;
        }
        if (followers.add(session)) {
            session.presence(board.position());
        }
        return true;
    }

    private synchronized void schedule() {
        if (nextTick == null) {
            long passed = (time.nanos() - lastTickNanos) / NANOS_PER_MILLI;
            long number = ++ticks;
            nextTick = time.after(Math.max(0, interval() - passed), () -> tick(number));
        }
    }

    private long interval() {
        return Math.max(config.presenceIntervalMillis(), (long) followers.size() * config.presenceMicrosPerSession() / 1_000);
    }

    private boolean tooMany() {
        return board.size() > config.announceLimit();
    }

    private void tick(long number) {
        long head = board.position();
        boolean stop = tooMany();
        Map<Long, Batch> batches = new HashMap<>();
        boolean all = true;
        for (Session session : begin(number)) {
            all &= tell(session, stop, batches);
        }
        forgetUpTo(head);
        if (!all) {
            schedule();
        }
    }

    /** Whom to tell: nobody, where another tick came in the place of this one. */
    private synchronized List<Session> begin(long number) {
        if (number != ticks) {
            return List.of();
        }
        lastTickNanos = time.nanos();
        nextTick = null;
        return List.copyOf(followers);
    }

    /** A message that brings those at one position to another. */
    private record Batch(Frame frame, long position) {}

    /** True when the session knows all. */
    private boolean tell(Session session, boolean stop, Map<Long, Batch> batches) {
        boolean[] knowsAll = {true};
        session.inOrder(link -> {
            long position = session.presence();
            if (position == NOT_FOLLOWING || !stop && position == board.position()) {
                return;
            }
            if (link == null || link.unsentBytes() > 0) {
                knowsAll[0] = false;
                return;
            }
            if (stop) {
                knowsAll[0] = link.send(Frames.of(new Reply.Presence(false, List.of())));
                if (knowsAll[0]) { // otherwise told by the connection that comes next
                    forget(session);
                }
                return;
            }
            Batch batch = batches.computeIfAbsent(position, this::batch);
            if (!link.send(batch.frame)) { // told by the connection that comes next
                knowsAll[0] = false;
                return;
            }
            session.presence(batch.position);
            knowsAll[0] = batch.position == board.position();
        });
        return knowsAll[0];
    }

    private Batch batch(long position) {
        PresenceBoard.Changes changes = board.after(position, MAX_NAMES);
        return new Batch(Frames.of(new Reply.Presence(true, changes.peers())), changes.position());
    }

    /** Under the lock, so that nobody begins to follow from a position that is being forgotten. */
    private synchronized void forgetUpTo(long head) {
        long needed = head;
        for (Session session : followers) {
            needed = Math.min(needed, session.presence());
        }
        board.forget(needed);
    }
}
