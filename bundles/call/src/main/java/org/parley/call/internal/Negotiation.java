package org.parley.call.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.parley.call.Call;
import org.parley.call.CallState;
import org.parley.call.internal.Alarms.Alarm;
import org.parley.media.IceCandidate;
import org.parley.media.MediaException;
import org.parley.protocol.PeerMessage;

/**
 * Offers and answers of one call (RFC 3264, as protocol.md narrows it). At most one offer of this side is without answer; where two cross, that of the caller is kept. Descriptions
 * and candidates of a callee wait until the user accepts: nothing of this side's addresses leaves before, nor does its engine learn the other's.
 */
final class Negotiation {
    private static final Duration UNANSWERED = Duration.ofSeconds(10);
    private static final int HELD = 256;
    /** How often a first offer is sent once more: nobody's process is killed so often while it rings, and a description is long. */
    private static final int AGAIN = 3;

    private final CallContext context;
    private final Alarms alarms;
    private final DirectCall call;
    private final Linking linking;
    private final OwnCandidates own;
    /** Candidates of the other side that cannot be used yet. */
    private final List<IceCandidate> held = new ArrayList<>();
    private OwnOffer draft;
    private PeerOffer remote;
    /** Which peer connection the session has to do with; null while it has none. */
    private Sdp.Endpoint endpoint;

    Negotiation(CallContext context, Alarms alarms, DirectCall call, Linking linking) {
        this.context = context;
        this.alarms = alarms;
        this.call = call;
        this.linking = linking;
        this.own = new OwnCandidates(candidate -> context.line().send(new PeerMessage.Candidate(call.self(), call.peer(), call.id(), candidate.candidate(),
                candidate.sdpMid(), candidate.sdpMLineIndex(), candidate.usernameFragment())));
    }

    /** An offer of this side without answer: in the making while {@code id} is 0. */
    private static final class OwnOffer {
        private final boolean first;
        private long id;
        private String sdp;
        /** The session that made it is gone. */
        private boolean orphaned;
        private int again;

        OwnOffer(boolean first) {
            this.first = first;
        }
    }

    /** The latest offer of the other side. */
    private static final class PeerOffer {
        private final long id;
        private final String sdp;
        private String answer;
        private boolean answered;
        /** What the first session said that refused it: others only tell that they are of another engine. */
        private String refusal;

        PeerOffer(long id, String sdp) {
            this.id = id;
            this.sdp = sdp;
        }
    }

    /** The call was offered to this user: prepares the answer, and keeps it. */
    void prepare(PeerMessage.Offer offer, List<IceCandidate> early) {
        Sdp.Stripped stripped = Sdp.strip(offer.sdp());
        remote = new PeerOffer(offer.id(), stripped.sdp());
        stripped.candidates().forEach(this::hold);
        early.forEach(this::hold);
        linking.open(stripped.sdp());
    }

    /** The user took the call. */
    void accepted() {
        sendAnswer();
        useHeld();
    }

    /** There is a fresh session: does with it what is due. */
    void ready(MediaLink link) {
        endpoint = null;
        if (remote != null && !remote.answered) {
            answerRemote(link);
        } else if (call.direction() == Call.Direction.OUTGOING && draft == null && !call.answered()) {
            offer(link, true, false);
        } else if (call.answered()) {
            offer(link, false, false);
        }
        useHeld();
    }

    /** The session is gone. A first offer stays, for its answer brings the call up; others mean nothing any more. */
    void lost() {
        if (draft != null && draft.first && draft.id != 0) {
            draft.orphaned = true;
        } else if (draft != null) {
            forgetDraft();
        }
        if (remote != null && !remote.answered) {
            remote.answer = null;
        }
        own.hold();
    }

    /** Offers an ICE restart; false when there is no session or something else is under way. */
    boolean restart() {
        MediaLink link = linking.link();
        if (link == null || draft != null || remote != null && !remote.answered) {
            return false;
        }
        offer(link, false, true);
        return true;
    }

    private void offer(MediaLink link, boolean first, boolean iceRestart) {
        OwnOffer making = new OwnOffer(first);
        draft = making;
        own.hold();
        link.offer(iceRestart, sdp -> {
            if (draft == making) {
                send(making, sdp);
            }
        }, refused -> {
            if (draft == making) {
                call.fail("media-failed", refused.getMessage());
            }
        });
    }

    private void send(OwnOffer offer, String sdp) {
        offer.sdp = sdp;
        offer.id = context.ids().message();
        post(offer);
        own.release();
        if (offer.first) {
            call.offered();
        } else {
            alarms.set(Alarm.OFFER_UNANSWERED, UNANSWERED, () -> {
                withdraw();
                call.iceRestart().unanswered();
            });
        }
    }

    private void post(OwnOffer offer) {
        context.outbox().post(offer.id, new PeerMessage.Offer(offer.id, call.self(), call.peer(), call.id(), offer.sdp, call.video(), !offer.first), call::unacknowledged);
    }

    /** The other side calls, too. When this side's offer was acknowledged before, that was by a process that is gone: the one that is there now has not seen it. */
    void offerAgain() {
        if (call.state() == CallState.RINGING && draft != null && draft.first && draft.again++ < AGAIN) {
            post(draft);
        }
    }

    /** Takes this side's offer back. */
    private void withdraw() {
        forgetDraft();
        own.hold();
        MediaLink link = linking.link();
        if (link != null) {
            link.rollback();
        }
    }

    private void forgetDraft() {
        context.outbox().withdraw(call.id(), draft.id);
        alarms.clear(Alarm.OFFER_UNANSWERED);
        draft = null;
    }

    /** Whether {@code id} is that of the offer that began the call. */
    boolean isFirstOffer(long id) {
        return draft != null && draft.first && draft.id == id;
    }

    /** Whether {@code id} is that of an offer that would change the call. */
    boolean isRenegotiation(long id) {
        return draft != null && !draft.first && draft.id == id;
    }

    /** The other side answers. */
    void answered(PeerMessage.Answer answer) {
        OwnOffer offer = draft;
        if (offer == null || offer.id == 0 || offer.id != answer.offer()) {
            return;
        }
        forgetDraft();
        if (offer.first) {
            call.answeredByPeer();
        }
        MediaLink link = linking.link();
        if (offer.orphaned) {
            if (link != null) {
                offer(link, false, false);
            }
        } else if (isForeign(answer.sdp())) {
            call.recovering();
            linking.renew(answer.sdp());
        } else {
            if (link == null) { // a fresh session is on its way, and offers anew
                return;
            }
            endpoint = Sdp.endpoint(answer.sdp());
            link.accept(answer.sdp(), () -> call.verification().negotiated(offer.sdp, answer.sdp()), refused -> answerRefused(offer.first, refused));
            call.iceRestart().exchanged();
        }
    }

    private void answerRefused(boolean first, MediaException e) {
        if (first || !linking.replace(true)) {
            call.fail("media-bad-description", e.getMessage());
        }
    }

    /** The other side offers a change. */
    void renegotiated(PeerMessage.Offer offer) {
        if (!call.answered()) {
            return;
        }
        MediaLink link = linking.link();
        boolean ownIsDue = draft != null || link == null && (remote == null || remote.answered);
        if (ownIsDue && call.direction() == Call.Direction.OUTGOING) {
            return;
        }
        if (draft != null) {
            withdraw();
        }
        remote = new PeerOffer(offer.id(), offer.sdp());
        if (link == null) {
            return;
        }
        if (isForeign(offer.sdp())) {
            call.recovering();
            linking.renew(offer.sdp());
        } else {
            answerRemote(link);
        }
    }

    /** Whether a description is of another peer connection than the one this session knows: then a fresh one is needed, for certificate and data channel are others. */
    private boolean isForeign(String sdp) {
        return endpoint != null && Sdp.endpoint(sdp).isAnotherThan(endpoint);
    }

    private void answerRemote(MediaLink link) {
        PeerOffer offer = remote;
        own.hold();
        link.answer(offer.sdp, sdp -> {
            if (remote == offer) {
                endpoint = Sdp.endpoint(offer.sdp);
                offer.answer = sdp;
                sendAnswer();
            }
        }, refused -> {
            if (remote != offer) {
                return;
            }
            if (offer.refusal == null) {
                offer.refusal = refused.getMessage();
            }
            if (!linking.replace(call.answered())) {
                call.fail("media-bad-description", offer.refusal);
            }
        });
    }

    private void sendAnswer() {
        if (!call.answered() || remote == null || remote.answer == null || remote.answered) {
            return;
        }
        remote.answered = true;
        long id = context.ids().message();
        context.outbox().post(id, new PeerMessage.Answer(id, call.self(), call.peer(), call.id(), remote.id, remote.answer), call::unacknowledged);
        own.release();
        call.verification().negotiated(remote.answer, remote.sdp);
        call.iceRestart().exchanged();
    }

    /** A candidate of this side. */
    void ownCandidate(IceCandidate candidate) {
        own.add(candidate);
    }

    /** There is a connection to the server again. */
    void loggedIn() {
        own.flush();
    }

    /** A candidate of the other side. */
    void remoteCandidate(IceCandidate candidate) {
        hold(candidate);
        useHeld();
    }

    private void hold(IceCandidate candidate) {
        if (held.size() < HELD) {
            held.add(candidate);
        }
    }

    private void useHeld() {
        MediaLink link = linking.link();
        if (link != null && call.mayCapture()) {
            held.forEach(link::addCandidate);
            held.clear();
        }
    }
}
