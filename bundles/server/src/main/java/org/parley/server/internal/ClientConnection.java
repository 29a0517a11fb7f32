package org.parley.server.internal;

import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;
import org.parley.protocol.ErrorCode;
import org.parley.protocol.MalformedMessageException;
import org.parley.protocol.Reply;
import org.parley.server.internal.figures.Counters;
import org.parley.server.internal.figures.Limit;
import org.parley.server.internal.limit.ClientAddress;
import org.parley.transport.CloseReason;
import org.parley.transport.Connection;
import org.parley.transport.ConnectionListener;
import org.parley.transport.Frame;
import org.parley.transport.FramingError;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection of a client: handles its messages one after another, under its lock; see the package for the order of locks.
 *
 * <table>
 * <caption>Phases</caption>
 * <tr><th>phase</th><th>a good hello</th><th>another message</th><th>time is up</th><th>end, displaced, closed</th></tr>
 * <tr><td>OPENING</td><td>welcome, OPEN</td><td>hello-expected, ENDED</td><td>hello-expected, ENDED</td><td>ENDED</td></tr>
 * <tr><td>OPEN</td><td>unexpected</td><td>handled, or kept while paused</td><td>without a session: not-logged-in, ENDED, once not paused</td><td>ENDED</td></tr>
 * <tr><td>ENDED</td><td>dropped</td><td>dropped</td><td>ENDED</td><td>ENDED</td></tr>
 * </table>
 */
final class ClientConnection implements ConnectionListener, Link {
    private static final Logger LOG = LoggerFactory.getLogger(ClientConnection.class);
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final ServerTime.Timer NO_TIMER = () -> { };

    private enum Phase { OPENING, OPEN, ENDED }

    /** Came at that moment, while another was being answered. */
    private record Waiting(Arrival arrival, long nanos) {}

    private final Connection connection;
    private final ServerTime time;
    private final Opening opening;
    private final Requests requests;
    private final Counters counters;
    private final Consumer<ClientConnection> whenClosed;
    private final Outbox outbox;
    private final Intake intake;
    /** Null while nothing waits. */
    private Queue<Waiting> waiting;
    private long waitingBytes;
    private volatile Phase phase = Phase.OPENING;
    private boolean paused;
    private boolean deaf;
    private boolean overdue;
    private long arrivedNanos;
    /** Of the message that is being handled. */
    private String type;
    private String outcome;
    private ServerTime.Timer timer = NO_TIMER;
    private volatile Session session;

    ClientConnection(Connection connection, Intake intake, ServerTime time, Opening opening, Requests requests,
            Counters counters, Consumer<ClientConnection> whenClosed) {
        this.connection = connection;
        this.time = time;
        this.opening = opening;
        this.requests = requests;
        this.counters = counters;
        this.whenClosed = whenClosed;
        outbox = new Outbox(connection, counters);
        this.intake = intake;
    }

    /** Begins to wait for hello. */
    synchronized void opened() {
        long passed = (time.nanos() - connection.openedNanos()) / NANOS_PER_MILLI;
        timer = time.after(Math.max(0, opening.helloMillis() - passed), this::helloIsLate);
    }

    /** Where it comes from; made anew, since few ask. */
    ClientAddress address() {
        return ClientAddress.of(connection.remoteAddress());
    }

    long number() {
        return connection.id();
    }

    /** The session that it is logged in to, or null. */
    Session session() {
        return session;
    }

    /** On any thread, without a lock. */
    boolean isEnded() {
        return phase == Phase.ENDED;
    }

    @Override
    public synchronized void onMessage(Frame frame) {
        arrivedNanos = time.nanos();
        counters.received(frame.length());
        if (phase == Phase.OPENING) {
            intake.count(frame, arrivedNanos);
            open(frame);
        } else if (phase == Phase.OPEN && !deaf) {
            arrived(intake.take(frame, waitingBytes, arrivedNanos));
        }
    }

    @Override
    public synchronized void onBroken(FramingError error) {
        if (phase != Phase.ENDED && !deaf) {
            if (error == FramingError.FRAME_TOO_LARGE) {
                counters.bit(Limit.FRAME_SIZE);
            }
            arrived(Arrival.refused(error == FramingError.FRAME_TOO_LARGE ? Errors.of(ErrorCode.FRAME_TOO_LARGE, "a message is too large")
                    : Errors.of(ErrorCode.BAD_FRAME, "a message is empty or not text"), true));
        }
    }

    private void open(Frame frame) {
        Opening.Answer answer = opening.answer(frame);
        counters.handled("hello", answer.welcome() == null ? answer.refusal().code() : null, 0);
        if (answer.welcome() == null) {
            end(answer.refusal());
            return;
        }
        stopTimer();
        phase = Phase.OPEN;
        timer = time.after(opening.loginMillis(), this::loginIsLate);
        outbox.send(answer.welcome());
    }

    private void arrived(Arrival arrival) {
        deaf = arrival.closes();
        if (paused) {
            Arrival kept = arrival.kept();
            waitingBytes += kept.length();
            if (waiting == null) {
                waiting = new ArrayDeque<>();
            }
            waiting.add(new Waiting(kept, arrivedNanos));
        } else {
            handle(arrival);
        }
    }

    private void handle(Arrival arrival) {
        if (arrival.message() == null) {
            counters.handled("", arrival.refusal().code(), 0);
            send(arrival.refusal(), arrival.closes());
            return;
        }
        Incoming message = arrival.message();
        if (LOG.isDebugEnabled()) {
            LOG.debug("{} call {} from connection {}", message.kind(), message.call(), connection.id());
        }
        type = message.type();
        outcome = null;
        try {
            requests.handle(this, message);
        } catch (MalformedMessageException e) {
            send(message.malformed(e), intake.broken());
        } catch (RuntimeException | LinkageError e) {
            LOG.error("A message of type {} on connection {} could not be handled", message.kind(), connection.id(), e);
            send(message.error(ErrorCode.INTERNAL, "the server failed with this"), false);
        }
        if (!paused) {
            handled(time.nanos() - arrivedNanos);
        }
    }

    /** Also lets go of what was noted of it, which thousands of idle connections would keep. */
    private void handled(long nanos) {
        counters.handled(type, outcome, nanos);
        type = null;
    }

    private void send(Reply.Error error, boolean last) {
        if (last) {
            end(error);
        } else {
            reply(error, 0);
        }
    }

    /** Sends a reply; with {@code re} where the reply does not say itself what it answers. While handling a message or in {@link #answer} only. */
    void reply(Reply reply, long re) {
        note(reply);
        outbox.send(Frames.of(reply, re));
    }

    private void note(Reply reply) {
        if (reply instanceof Reply.Error error) {
            outcome = error.code();
        }
    }

    /** Handles nothing more until {@link #answer}. While handling a message only. */
    void pause() {
        paused = true;
    }

    /** Answers the message that paused it, on any thread, and goes on with those that came meanwhile. */
    synchronized void answer(Reply reply) {
        note(reply);
        carryOn(() -> reply(reply, 0));
    }

    /** Like {@link #answer}, and ends the connection behind the reply. */
    synchronized void answerLast(Reply reply) {
        carryOn(() -> end(reply));
    }

    /** Like {@link #answer}, when the reply was sent by the session that now is the connection's. */
    void answeredBy(Session begun) {
        synchronized (this) {
            if (phase != Phase.ENDED) {
                stopTimer();
                session = begun;
                carryOn(() -> { });
                return;
            }
        }
        begun.lost(this);
    }

    private void carryOn(Runnable answer) {
        paused = false;
        if (phase != Phase.ENDED) {
            answer.run();
        }
        handled(0);
        if (overdue && session == null && phase != Phase.ENDED) {
            counters.bit(Limit.LOGIN_TIME);
            end(Errors.of(ErrorCode.NOT_LOGGED_IN, "no login in time"));
        }
        while (!paused && waiting != null) {
            Waiting first = waiting.remove();
            Arrival next = first.arrival;
            arrivedNanos = first.nanos;
            if (waiting.isEmpty()) {
                waiting = null;
            }
            waitingBytes -= next.length();
            handle(next.resumed());
        }
    }

    /** Also lets go of it. */
    private void stopTimer() {
        timer.cancel();
        timer = NO_TIMER;
    }

    private synchronized void helloIsLate() {
        if (phase == Phase.OPENING) {
            counters.bit(Limit.HELLO_TIME);
            end(Errors.of(ErrorCode.HELLO_EXPECTED, "no hello in time"));
        }
    }

    private synchronized void loginIsLate() {
        if (phase == Phase.OPEN && session == null) {
            overdue = true;
            if (!paused) {
                counters.bit(Limit.LOGIN_TIME);
                end(Errors.of(ErrorCode.NOT_LOGGED_IN, "no login in time"));
            }
        }
    }

    /** Sends a last message, ends the connection behind it, and leaves the session to its resume window. Idempotent. */
    synchronized void end(Reply lastWord) {
        note(lastWord);
        if (stop()) {
            outbox.last(Frames.of(lastWord));
            leaveSession();
        }
    }

    @Override
    public synchronized void displace(String why) {
        if (stop()) {
            outbox.last(Frames.of(Errors.of(ErrorCode.DISPLACED, why)));
        }
    }

    private boolean stop() {
        boolean running = phase != Phase.ENDED;
        phase = Phase.ENDED;
        stopTimer();
        waiting = null;
        waitingBytes = 0;
        return running;
    }

    private void leaveSession() {
        if (session != null) {
            session.lost(this);
        }
    }

    @Override
    public void onClosed(CloseReason reason) {
        counters.closed(reason.kind());
        LOG.debug("connection {} closed: {} {}", connection.id(), reason.kind(), reason.detail());
        time.soon(this::closed); // not here: this may be called from within a send, under the lock of a session
    }

    private void closed() {
        synchronized (this) {
            stop();
            leaveSession();
        }
        whenClosed.accept(this);
    }

    /** Closes the socket now. */
    void close() {
        connection.close();
    }

    @Override
    public boolean send(Frame frame) {
        return outbox.send(frame);
    }

    @Override
    public String remote() {
        InetAddress remote = connection.remoteAddress().getAddress();
        return remote == null ? connection.remoteAddress().getHostString() : remote.getHostAddress();
    }

    @Override
    public long resumeMillis() {
        return opening.resumeMillis();
    }

    @Override
    public long unsentBytes() {
        return connection.unsentBytes();
    }

    @Override
    public boolean isFull() {
        return connection.unsentBytes() >= opening.refuseUnsentBytes();
    }
}
