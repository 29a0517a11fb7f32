package org.parley.protocol;

import java.util.Set;

/** The fields of what clients send to each other. */
final class PeerMessageJson {
    private static final Set<String> TYPES = Set.of("offer", "answer", "candidate", "ack", "bye");

    private PeerMessageJson() {}

    static boolean knows(String type) {
        return TYPES.contains(type);
    }

    static void write(PeerMessage message, JsonOut out) {
        if (message instanceof PeerMessage.Offer offer) {
            route(offer.id(), offer, out).put("sdp", offer.sdp()).put("video", offer.video());
            if (offer.renegotiate()) {
                out.put("renegotiate", true);
            }
        } else if (message instanceof PeerMessage.Answer answer) {
            route(answer.id(), answer, out).put("offer", answer.offer()).put("sdp", answer.sdp());
        } else if (message instanceof PeerMessage.Candidate candidate) {
            route(0, candidate, out).put("candidate", candidate.candidate()).put("sdpMid", candidate.sdpMid());
            if (candidate.sdpMLineIndex() != null) {
                out.put("sdpMLineIndex", candidate.sdpMLineIndex());
            }
            out.put("usernameFragment", candidate.usernameFragment());
        } else if (message instanceof PeerMessage.Ack ack) {
            route(0, ack, out).put("re", ack.re());
        } else if (message instanceof PeerMessage.Bye bye) {
            route(bye.id(), bye, out).put("reason", bye.reason());
        }
    }

    private static JsonOut route(long id, PeerMessage message, JsonOut out) {
        return out.putUnless(0, "id", id).put("from", message.from()).put("to", message.to()).put("call", message.call());
    }

    static PeerMessage read(String type, MessageFields in) throws MalformedMessageException {
        String from = in.string("from");
        String to = in.string("to");
        String call = in.call();
        switch (type) {
            case "offer":
                return new PeerMessage.Offer(required(in, "id"), from, to, call, in.string("sdp"), in.bool("video", false),
                        in.bool("renegotiate", false));
            case "answer":
                return new PeerMessage.Answer(required(in, "id"), from, to, call, required(in, "offer"), in.string("sdp"));
            case "candidate":
                return new PeerMessage.Candidate(from, to, call, in.string("candidate"), nullable(in, "sdpMid"),
                        in.hasValue("sdpMLineIndex") ? (Integer) (int) in.integer("sdpMLineIndex", 0, 65_535) : null,
                        nullable(in, "usernameFragment"));
            case "ack":
                return new PeerMessage.Ack(from, to, call, required(in, "re"));
            case "bye":
                return new PeerMessage.Bye(required(in, "id"), from, to, call, in.string("reason", ByeReason.HANGUP.wire()));
            default:
                throw new IllegalArgumentException(type);
        }
    }

    private static long required(MessageFields in, String name) throws MalformedMessageException {
        return in.integer(name, 1, Codec.MAX_INTEGER);
    }

    /** A candidate's members may be null, as RTCIceCandidate.toJSON writes them (W3C WebRTC 4.8.1). */
    private static String nullable(MessageFields in, String name) throws MalformedMessageException {
        return in.hasValue(name) ? in.string(name) : null;
    }
}
