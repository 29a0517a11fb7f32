package org.parley.server.internal;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.parley.protocol.Usernames;
import org.parley.transport.Frame;

/**
 * A user who is logged in: with a connection, or within the resume window after its loss, or ended. Its lock orders what is sent to the user; see the
 * package. Nothing here blocks.
 *
 * <table>
 * <caption>States</caption>
 * <tr><th>state</th><th>attach</th><th>deliver</th><th>lost</th><th>end</th></tr>
 * <tr><td>lost (new ones, too)</td><td>attached: logged-in, then the queue</td><td>queued</td><td>lost</td><td>ended, queue dropped</td></tr>
 * <tr><td>attached</td><td>attached: the new link</td><td>sent; queued and lost when the link fails</td><td>lost when it is that link's</td><td>ended</td></tr>
 * <tr><td>ended</td><td>ended</td><td>refused</td><td>ended</td><td>ended</td></tr>
 * </table>
 */
final class Session {
    private static final long NOT_FOLLOWING = -1;

    private final String id;
    private final String username;
    private final String key;
    private QueueLimits limits;
    private final long sinceMillis;
    private final BiConsumer<Session, Link> whenLost;
    private Link link;
    private ResumeQueue queue;
    private long losses;
    private boolean ended;
    private volatile long presence = NOT_FOLLOWING;

    /** How much waits for a receiver without connection. */
    record QueueLimits(int queuedMessages, int queuedBytes) {}

    /** What became of a message. */
    enum Delivery {
        /** Sent or queued, or a repeat of what is queued. */
        TAKEN,
        /** The receiver has too much waiting. */
        UNREACHABLE,
        /** This session has ended. */
        ENDED
    }

    /** {@code whenLost} is called under the lock each time the session loses its connection, with that. */
    Session(String id, String username, QueueLimits limits, long sinceMillis, BiConsumer<Session, Link> whenLost) {
        this.id = id;
        this.username = username;
        this.key = Usernames.key(username);
        this.limits = limits;
        this.sinceMillis = sinceMillis;
        this.whenLost = whenLost;
        this.queue = newQueue();
    }

    private ResumeQueue newQueue() {
        return new ResumeQueue(limits.queuedMessages(), limits.queuedBytes());
    }

    /** From now on other limits hold; a queue that something waits in already keeps its own. */
    synchronized void adopt(QueueLimits others) {
        limits = others;
    }

    String id() {
        return id;
    }

    String username() {
        return username;
    }

    String key() {
        return key;
    }

    /** When it began. */
    long sinceMillis() {
        return sinceMillis;
    }

    synchronized Link link() {
        return link;
    }

    /** How often a connection was lost, for {@link #isLostSince}. */
    synchronized long losses() {
        return losses;
    }

    /** Whether no connection came since that loss. */
    synchronized boolean isLostSince(long loss) {
        return !ended && link == null && losses == loss;
    }

    /** Passes a message on. */
    synchronized Delivery deliver(Parcel parcel) {
        if (ended) {
            return Delivery.ENDED;
        }
        if (link != null) {
            if (link.isFull()) {
                return Delivery.UNREACHABLE;
            }
            if (link.send(parcel.frame())) {
                return Delivery.TAKEN;
            }
            lost(link);
        }
        return queue.add(parcel) ? Delivery.TAKEN : Delivery.UNREACHABLE;
    }

    /** Goes on with another connection: says {@code loggedIn}, then what was queued, which is lost with that connection, and from then on what comes. */
    synchronized void attach(Link newLink, Frame loggedIn) {
        if (ended) {
            return;
        }
        link = newLink;
        boolean sent = false;
        try {
            sent = newLink.send(loggedIn) && sendQueued(newLink);
        } finally { // also of a heap that has no room for it
            if (!sent) {
                lost(newLink);
            }
        }
    }

    private boolean sendQueued(Link newLink) {
        if (queue == null) {
            return true;
        }
        List<Frame> queued = queue.frames();
        queue = null; // in any case: what is too much for this connection would be so for each that follows
        return queued.stream().allMatch(newLink::send);
    }

    /** Notes that a connection is gone; without effect when the session has another one. */
    synchronized void lost(Link oldLink) {
        if (link == oldLink && link != null) {
            link = null;
            losses++;
            if (queue == null) {
                queue = newQueue();
            }
            whenLost.accept(this, oldLink);
        }
    }

    /** Ends it; what is queued is dropped. */
    synchronized void end() {
        ended = true;
        link = null;
        queue = null;
    }

    /** Runs {@code task} with the connection, or with null when there is none, so that nothing of others comes between what it sends. Not once ended. */
    synchronized void inOrder(Consumer<Link> task) {
        if (!ended) {
            task.accept(link);
        }
    }

    /** The position on the {@link PresenceBoard} up to which presence was told; set within {@link #inOrder} only. */
    void presence(long position) {
        presence = position;
    }

    long presence() {
        return presence;
    }
}
