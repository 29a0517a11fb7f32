package org.parley.call.internal;

import org.parley.call.Call;
import org.parley.call.EndReason;
import org.parley.call.internal.channel.ChannelMessage;
import org.parley.call.internal.channel.ChannelWriter;
import org.parley.protocol.ByeReason;
import org.parley.protocol.PeerMessage;

/** Tells the other side that a call ends: over the server, repeated until it is acknowledged, and over the data channel at once. */
final class Farewell {
    private final CallContext context;
    private final DirectCall call;
    private String crossed;
    private ByeReason crossedReason;
    private String unsent;

    Farewell(CallContext context, DirectCall call) {
        this.context = context;
        this.call = call;
    }

    /**
     * This call is the one that is kept of a glare.
     *
     * @param other  the call that is not
     * @param reason of the bye that is due for it when this one does not come up either: {@link ByeReason#BUSY} by the winner, whose user was called in vain;
     *               {@link ByeReason#CANCELLED} by the loser, since a winner that had ended before the losing offer came rings for that
     */
    void crossed(String other, ByeReason reason) {
        crossed = other;
        crossedReason = reason;
    }

    /** This side ends the call now. */
    void say(EndReason reason, boolean offered) {
        if (offered || call.direction() == Call.Direction.INCOMING) {
            ByeReason said = said(reason);
            long id = post(call.id(), said);
            String text = ChannelWriter.write(new ChannelMessage.Bye(id, said.wire()));
            boolean left = call.sendData(text);
            unsent = left || context.line().isConnected() || !call.answered() ? null : text;
        }
        if (crossedReason == ByeReason.BUSY && !call.answered()) {
            post(crossed, crossedReason);
        }
        settleCrossed();
    }

    /** The bye, when it could leave by neither way and the data channel may open yet; otherwise null. */
    String unsent() {
        return unsent;
    }

    /** The other side has ended this call; nothing is due but for one that crossed it. */
    void settleCrossed() {
        if (crossedReason == ByeReason.CANCELLED && !call.wasUp()) {
            post(crossed, crossedReason);
        }
    }

    private long post(String callId, ByeReason reason) {
        long id = context.ids().message();
        call.aside(() -> context.outbox().post(id, new PeerMessage.Bye(id, call.self(), call.peer(), callId, reason.wire()), () -> {}));
        return id;
    }

    private ByeReason said(EndReason reason) {
        return switch (reason) {
            case HANGUP -> ByeReason.HANGUP;
            case CANCELLED -> ByeReason.CANCELLED;
            case DECLINED -> ByeReason.DECLINED;
            case BUSY -> ByeReason.BUSY;
            case NO_ANSWER -> ByeReason.NO_ANSWER;
            case PEER_OFFLINE, FAILED -> ByeReason.FAILED;
            case MEDIA_LOST -> ByeReason.MEDIA_LOST;
            case SIGNED_OUT -> said(call.hangUpNow());
        };
    }
}
