package org.parley.protocol;

/**
 * What clients send to each other through the server, which passes it on byte for byte. {@code id} is 1 to 2^53-1, used for one message only by its sender;
 * {@code call} is 1 to 64 of {@code A-Z a-z 0-9 _ -}.
 */
public sealed interface PeerMessage extends Message {
    /** Who sends it, in the registered spelling. */
    String from();

    /** Whom it is for. */
    String to();

    /** Which call it is about. */
    String call();

    /** Offers a call, or with {@code renegotiate} changes one that was answered. */
    record Offer(long id, String from, String to, String call, String sdp, boolean video, boolean renegotiate) implements PeerMessage {
        @Override
        public String type() {
            return "offer";
        }

        @Override
        public String toString() {
            return "Offer[id=" + id + ", from=" + from + ", to=" + to + ", call=" + call + ", video=" + video + ", renegotiate=" + renegotiate + "]";
        }
    }

    /** Answers the offer whose id is {@code offer}. */
    record Answer(long id, String from, String to, String call, long offer, String sdp) implements PeerMessage {
        @Override
        public String type() {
            return "answer";
        }

        @Override
        public String toString() {
            return "Answer[id=" + id + ", from=" + from + ", to=" + to + ", call=" + call + ", offer=" + offer + "]";
        }
    }

    /** An RTCIceCandidateInit; an empty {@code candidate} ends its generation. The last three may be null. */
    record Candidate(String from, String to, String call, String candidate, String sdpMid, Integer sdpMLineIndex, String usernameFragment)
            implements PeerMessage {
        @Override
        public String type() {
            return "candidate";
        }

        @Override
        public String toString() {
            return "Candidate[from=" + from + ", to=" + to + ", call=" + call + "]";
        }
    }

    /** Acknowledges the offer, answer or bye whose id is {@code re}. */
    record Ack(String from, String to, String call, long re) implements PeerMessage {
        @Override
        public String type() {
            return "ack";
        }
    }

    /** Ends a call. {@code reason} as on the wire; see {@link ByeReason#of}. */
    record Bye(long id, String from, String to, String call, String reason) implements PeerMessage {
        @Override
        public String type() {
            return "bye";
        }
    }
}
