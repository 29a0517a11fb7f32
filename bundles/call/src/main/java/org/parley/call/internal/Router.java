package org.parley.call.internal;

import java.util.concurrent.atomic.AtomicReference;
import org.parley.call.Call;
import org.parley.call.CallEnd;
import org.parley.call.EndReason;
import org.parley.call.internal.channel.Allowance;
import org.parley.media.IceCandidate;
import org.parley.protocol.ByeReason;
import org.parley.protocol.PeerMessage;

/** Takes each message to the call it is about, and deals with those about calls that are none: new, ended, unknown, crossing, or while the user is busy. */
final class Router {
    /** With so much of earlier calls still to be freed nothing rings: who offers and takes back in a row shall not pile up work for the engine. */
    private static final int MOST_LINKS = 8;
    /**
     * So many messages about calls that are none of this user's are answered at once, and so many a second; what comes on top is as good as lost, and its sender repeats it. An answer is up to
     * two messages, and a server cuts off who sends more than 50 a second: strangers shall not bring that about.
     */
    private static final int STRAY = 80;
    private static final double STRAY_A_SECOND = 20;

    private final CallContext context;
    private final AtomicReference<DirectCall> current;
    private final EndedCalls ended;
    private final EarlyMessages early;
    private final Allowance stray;

    Router(CallContext context, AtomicReference<DirectCall> current, EndedCalls ended) {
        this.context = context;
        this.current = current;
        this.ended = ended;
        this.early = new EarlyMessages(context.loop());
        this.stray = new Allowance(context.loop(), STRAY, STRAY_A_SECOND);
    }

    void receive(PeerMessage message) {
        if (message instanceof PeerMessage.Ack ack) {
            context.outbox().acknowledged(ack.from(), ack.call(), ack.re());
        }
        DirectCall call = current.get();
        EndedCalls.Ended over = ended.find(message.call());
        if (call != null && call.id().equals(message.call())) {
            if (Names.same(call.peer(), message.from())) {
                call.receive(message);
            }
        } else if (!isToBeAnswered(message) || stray.take()) {
            if (over == null) {
                unknown(message);
            } else if (Names.same(over.peer(), message.from())) {
                late(message, over.seen());
            }
        }
    }

    private static boolean isToBeAnswered(PeerMessage message) {
        return message instanceof PeerMessage.Offer || message instanceof PeerMessage.Answer || message instanceof PeerMessage.Bye;
    }

    private void unknown(PeerMessage message) {
        if (message instanceof PeerMessage.Offer offer) {
            if (offer.renegotiate()) {
                refuse(offer, offer.id(), ByeReason.FAILED);
            } else {
                offered(offer);
            }
        } else if (message instanceof PeerMessage.Answer answer) {
            refuse(answer, answer.id(), ByeReason.FAILED);
        } else if (message instanceof PeerMessage.Candidate c) {
            early.candidate(c.from(), c.call(), new IceCandidate(c.candidate(), c.sdpMid(), c.sdpMLineIndex(), c.usernameFragment()));
        } else if (message instanceof PeerMessage.Bye bye) {
            ack(bye, bye.id());
            early.bye(bye.from(), bye.call());
        }
    }

    /** For a call that is over: only what would go on with it is answered, once. */
    private void late(PeerMessage message, Seen seen) {
        if (message instanceof PeerMessage.Offer offer) {
            ack(offer, offer.id());
            if (seen.add(offer.id()) && offer.renegotiate()) {
                bye(offer, ByeReason.FAILED);
            }
        } else if (message instanceof PeerMessage.Answer answer) {
            ack(answer, answer.id());
            if (seen.add(answer.id())) {
                bye(answer, ByeReason.FAILED);
            }
        } else if (message instanceof PeerMessage.Bye bye) {
            ack(bye, bye.id());
        }
    }

    private void offered(PeerMessage.Offer offer) {
        EarlyMessages.Early before = early.take(offer.from(), offer.call());
        if (before.bye()) {
            drop(offer);
            return;
        }
        DirectCall own = current.get();
        if (own != null && own.isLeft(offer.from())) {
            own.end(EndReason.FAILED, CallEnd.By.PEER);
            own = current.get();
        }
        if (own == null && context.links().size() >= MOST_LINKS) {
            refuse(offer, offer.id(), ByeReason.BUSY);
            return;
        }
        if (own == null) {
            DirectCall call = DirectCall.incoming(context, self(offer), offer);
            if (current.compareAndSet(null, call)) {
                call.ring(offer, before.candidates());
                return;
            }
            // The user has called someone at this very moment.
            own = current.get();
        }
        if (own.direction() == Call.Direction.OUTGOING && !own.answered() && Names.same(own.peer(), offer.from())) {
            crossing(own, offer, before);
        } else {
            refuse(offer, offer.id(), ByeReason.BUSY);
        }
    }

    /** Glare: both call each other. The greater call id is kept. */
    private void crossing(DirectCall own, PeerMessage.Offer offer, EarlyMessages.Early before) {
        if (own.id().compareTo(offer.call()) > 0) {
            drop(offer);
            own.farewell().crossed(offer.call(), ByeReason.BUSY);
            own.negotiation().offerAgain();
        } else {
            DirectCall call = DirectCall.incoming(context, self(offer), offer);
            current.set(call);
            own.lostGlare();
            call.replace(own, offer, before.candidates());
        }
    }

    /** Acknowledges an offer, and no more. */
    private void drop(PeerMessage.Offer offer) {
        ack(offer, offer.id());
        remember(offer, offer.id());
    }

    private void refuse(PeerMessage message, long id, ByeReason reason) {
        ack(message, id);
        remember(message, id);
        bye(message, reason);
    }

    private void remember(PeerMessage message, long id) {
        Seen seen = new Seen();
        seen.add(id);
        ended.add(message.call(), message.from(), seen);
    }

    private void ack(PeerMessage message, long id) {
        context.line().ack(message.from(), message.call(), id);
    }

    private void bye(PeerMessage to, ByeReason reason) {
        context.outbox().postStray(new PeerMessage.Bye(context.ids().message(), self(to), to.from(), to.call(), reason.wire()));
    }

    private String self(PeerMessage message) {
        String user = context.line().user();
        return user == null ? message.to() : user;
    }
}
