package org.parley.server.internal;

import org.parley.protocol.ErrorCode;
import org.parley.protocol.MalformedMessageException;
import org.parley.protocol.Usernames;
import org.parley.server.internal.figures.Counters;
import org.parley.server.internal.figures.Limit;

/** Passes the messages of clients on, byte for byte. Keeps nothing. */
final class Forwarding {
    private final Sessions sessions;
    private final Counters counters;

    Forwarding(Sessions sessions, Counters counters) {
        this.sessions = sessions;
        this.counters = counters;
    }

    /** Called under the lock of {@code from}, whose session is {@code sender}. */
    void forward(ClientConnection from, Incoming message, Session sender) throws MalformedMessageException {
        if (!message.from().equals(sender.username())) {
            from.reply(message.error(ErrorCode.FROM_MISMATCH, "from must be " + sender.username()), 0);
            return;
        }
        String call = message.requiredCall();
        switch (message.type()) {
            case "offer", "answer", "bye" -> message.requireId();
            case "ack" -> message.requireRe();
            default -> { }
        }
        String to = message.to();
        if (Usernames.key(to).equals(sender.key())) {
            throw new MalformedMessageException("to", "to must be somebody else");
        }
        Parcel parcel = new Parcel(sender.username(), call, message.id(), message.frame());
        switch (sessions.deliver(to, parcel)) {
            case TAKEN -> { }
            case UNREACHABLE -> {
                counters.bit(Limit.RECEIVER_FULL);
                from.reply(message.error(ErrorCode.PEER_UNREACHABLE, to + " cannot be reached at the moment"), 0);
            }
            case ENDED -> from.reply(message.error(ErrorCode.PEER_OFFLINE, (Usernames.isValid(to) ? to : "that user") + " is not online"), 0);
        }
    }
}
