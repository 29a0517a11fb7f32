package org.parley.server.internal;

import java.util.function.Supplier;
import org.parley.protocol.Envelope;
import org.parley.protocol.EnvelopeScanner;
import org.parley.protocol.MalformedMessageException;
import org.parley.protocol.MessageFields;
import org.parley.server.internal.figures.Counters;
import org.parley.server.internal.figures.Limit;
import org.parley.server.internal.limit.EventWindow;
import org.parley.server.internal.limit.RateLimit;
import org.parley.transport.Frame;

/**
 * The checks of one connection that are made when a message arrives, whether or not it can be handled at once: JSON with its type and id, then the rate. Guarded
 * by the lock of its connection.
 */
final class Intake {
    private static final long WINDOW_NANOS = 10_000_000_000L;
    private static final long MAX_WAITING_BYTES = 1 << 20;
    private static final long FULL_MILLIS = 1_000;
    private static final int PEERS_COST = 10;

    private final ServerConfig config;
    private final ServerTime time;
    private final Supplier<EnvelopeScanner> scanner;
    private final RateLimit rate;
    private final Counters counters;
    /** Null until something was refused, as most connections never see. */
    private EventWindow refused;
    /** Null until something was broken. */
    private EventWindow broken;

    /** {@code scanner} gives the scanner of the calling thread. */
    Intake(ServerConfig config, RateLimit.Rates rates, ServerTime time, Supplier<EnvelopeScanner> scanner, Counters counters) {
        this.config = config;
        this.time = time;
        this.scanner = scanner;
        this.counters = counters;
        rate = new RateLimit(rates, time.nanos());
    }

    /** Counts a message that is handled without {@link #take}. */
    void count(Frame frame, long nowNanos) {
        rate.take(1, frame.length(), nowNanos);
    }

    /** Notes one more broken message; true when it is one too many. */
    boolean broken() {
        if (broken == null) {
            broken = new EventWindow(config.badMessagesToClose(), WINDOW_NANOS);
        }
        return limit(broken, Limit.BAD_MESSAGES);
    }

    private boolean refused() {
        if (refused == null) {
            refused = new EventWindow(config.refusalsToClose(), WINDOW_NANOS);
        }
        return limit(refused, Limit.REFUSALS);
    }

    /** Looks at a message; {@code waitingBytes} are those that cannot be handled yet. */
    Arrival take(Frame frame, long waitingBytes, long nowNanos) {
        Incoming message;
        try {
            message = header(frame);
        } catch (Broken e) {
            count(frame, nowNanos);
            return Arrival.refused(e.error, broken());
        }
        long wait = waitingBytes + frame.length() > MAX_WAITING_BYTES ? FULL_MILLIS
                : rate.tryTake(message.type().equals("peers") ? PEERS_COST : 1, frame.length(), nowNanos);
        if (wait == 0) {
            return Arrival.of(message);
        }
        counters.bit(Limit.RATE);
        return Arrival.refused(message.rateLimited("too many messages", wait), refused());
    }

    private boolean limit(EventWindow window, Limit limit) {
        boolean tooMany = window.hit(time.nanos());
        if (tooMany) {
            counters.bit(limit);
        }
        return tooMany;
    }

    private Incoming header(Frame frame) throws Broken {
        Envelope envelope = scanner.get().scan(frame.length(), frame::copyTo);
        if (envelope != null) {
            return Incoming.of(envelope, frame);
        }
        MessageFields fields;
        try {
            fields = MessageFields.read(frame.bytes());
        } catch (MalformedMessageException e) {
            throw new Broken(Errors.malformed(0, null, e));
        }
        try {
            return Incoming.of(fields, fields.type(), fields.id(), frame);
        } catch (MalformedMessageException e) {
            throw new Broken(Incoming.of(fields, "", idOrNone(fields), frame).malformed(e));
        }
    }

    private static long idOrNone(MessageFields fields) {
        try {
            return fields.id();
        } catch (MalformedMessageException e) {
            return 0;
        }
    }

    private static final class Broken extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient org.parley.protocol.Reply.Error error;

        Broken(org.parley.protocol.Reply.Error error) {
            super(null, null, false, false);
            this.error = error;
        }
    }
}
