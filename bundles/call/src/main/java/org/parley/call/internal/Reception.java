package org.parley.call.internal;

import org.parley.call.CallEnd;
import org.parley.call.CallState;
import org.parley.call.EndReason;
import org.parley.call.internal.channel.ChannelMessage;
import org.parley.call.internal.channel.ChannelMessages;
import org.parley.media.IceCandidate;
import org.parley.protocol.PeerMessage;

/** What the other side and the server say about one call: acknowledges, tells repeats, and passes on what is new. */
final class Reception {
    private final CallContext context;
    private final DirectCall call;
    private final Seen seen = new Seen();
    private final ChannelMessages dataChannel = new ChannelMessages();

    Reception(CallContext context, DirectCall call) {
        this.context = context;
        this.call = call;
    }

    /** Acknowledges; false for a repeat. */
    boolean isNew(long messageId) {
        context.line().ack(call.peer(), call.id(), messageId);
        return seen.add(messageId);
    }

    /** What came in this call, for the memory of ended calls. */
    Seen seen() {
        return seen;
    }

    /** A message that came over the server. */
    void receive(PeerMessage message) {
        call.silence().peerOnline();
        if (message instanceof PeerMessage.Offer offer) {
            if (isNew(offer.id()) && offer.renegotiate()) {
                call.negotiation().renegotiated(offer);
            }
        } else if (message instanceof PeerMessage.Answer answer) {
            if (isNew(answer.id())) {
                call.negotiation().answered(answer);
            }
        } else if (message instanceof PeerMessage.Candidate c) {
            call.negotiation().remoteCandidate(new IceCandidate(c.candidate(), c.sdpMid(), c.sdpMLineIndex(), c.usernameFragment()));
        } else if (message instanceof PeerMessage.Ack ack) {
            if (call.negotiation().isFirstOffer(ack.re()) && call.state() == CallState.DIALING) {
                call.ringsThere();
            }
        } else if (message instanceof PeerMessage.Bye bye) {
            bye(bye.id(), bye.reason());
        }
    }

    /** Text that came over the data channel. What is broken is told of once: its user may want to know why chat and files do not work. */
    void receive(String text) {
        boolean sound = dataChannel.broken() == 0;
        read(text);
        if (sound && dataChannel.broken() > 0) {
            call.problem("peer-nonsense", "The other side's program sends what this one does not understand; it is passed over, and the call goes on.");
        }
    }

    private void read(String text) {
        dataChannel.read(text).ifPresent(message -> {
            if (message instanceof ChannelMessage.Bye bye) {
                bye(bye.id(), bye.reason());
            } else if (message instanceof ChannelMessage.Ack ack) {
                context.outbox().acknowledged(call.peer(), call.id(), ack.re());
                call.conversation().acknowledged(ack.re());
            } else {
                call.conversation().receive(message);
            }
        });
    }

    /** The server did not pass on a message of this side. */
    void refused(long messageId, String code, String message) {
        boolean offline = code.equals("peer-offline");
        if (offline && call.negotiation().isFirstOffer(messageId)) {
            if (context.line().doubt().isZero()) {
                call.end(EndReason.PEER_OFFLINE, CallEnd.By.NETWORK);
            }
        } else if (offline && call.negotiation().isRenegotiation(messageId)) {
            call.silence().peerOffline();
        } else if (code.equals("bad-message") && !call.answered()) {
            call.fail("refused", "The server refused the call: " + message);
        }
    }

    /** The other side ends the call; whichever way that came, the answer goes both. */
    private void bye(long id, String reason) {
        isNew(id);
        call.sendData(new ChannelMessage.Ack(id));
        call.endedByPeer(Endings.heard(reason));
    }
}
