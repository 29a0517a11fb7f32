package org.parley.media.webrtc.internal;

import dev.onvoid.webrtc.CreateSessionDescriptionObserver;
import dev.onvoid.webrtc.RTCAnswerOptions;
import dev.onvoid.webrtc.RTCIceCandidate;
import dev.onvoid.webrtc.RTCOfferOptions;
import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.RTCSdpType;
import dev.onvoid.webrtc.RTCSessionDescription;
import dev.onvoid.webrtc.SetSessionDescriptionObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.parley.media.IceCandidate;
import org.parley.media.MediaEngine;
import org.parley.media.MediaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Descriptions and candidates of a connection (RFC 8829). Native thread only; the caller sees to it that one operation ends before the next begins.
 *
 * <p>An offer on a connection that has been negotiated is set as local description when its answer comes, not when it is made: a rollback in libwebrtc m138
 * takes away the media channels for good, so one must never be needed while media flow. An ICE restart gathers its candidates that much later.
 */
final class Negotiator {
    private static final Logger LOG = LoggerFactory.getLogger(Negotiator.class);
    private static final int MOST_EARLY_CANDIDATES = 256;

    private final RTCPeerConnection connection;
    private final EngineThreads threads;
    private final WebRtcLocalMedia media;
    private final Consumer<String> localSdp;
    private final List<RTCIceCandidate> early = new ArrayList<>();
    private boolean remoteKnown;
    private RTCSessionDescription deferred;

    /** @param localSdp is told each local description before it is set */
    Negotiator(RTCPeerConnection connection, EngineThreads threads, WebRtcLocalMedia media, Consumer<String> localSdp) {
        this.connection = connection;
        this.threads = threads;
        this.media = media;
        this.localSdp = localSdp;
    }

    CompletionStage<String> offer(boolean iceRestart) {
        RTCOfferOptions options = new RTCOfferOptions();
        options.iceRestart = iceRestart;
        return create(observer -> connection.createOffer(options, observer)).thenComposeAsync(offer -> {
            if (!remoteKnown) {
                return setLocal(offer);
            }
            deferred = offer;
            return CompletableFuture.completedStage(offer.sdp);
        }, threads.natives());
    }

    CompletionStage<String> answer(String sdp) {
        deferred = null;
        return setRemote(RTCSdpType.OFFER, sdp)
                .thenComposeAsync(done -> create(observer -> connection.createAnswer(new RTCAnswerOptions(), observer)), threads.natives())
                .thenComposeAsync(this::setLocal, threads.natives());
    }

    CompletionStage<Void> accept(String sdp) {
        RTCSessionDescription offer = deferred;
        deferred = null;
        return offer == null ? setRemote(RTCSdpType.ANSWER, sdp)
                : setLocal(offer).thenComposeAsync(done -> setRemote(RTCSdpType.ANSWER, sdp), threads.natives());
    }

    CompletionStage<Void> rollback() {
        if (deferred != null) {
            deferred = null;
            return CompletableFuture.completedStage(null);
        }
        return set(MediaException.Kind.FAILED, "the offer cannot be taken back", observer ->
                connection.setLocalDescription(new RTCSessionDescription(RTCSdpType.ROLLBACK, ""), observer));
    }

    /** Uses a candidate, or keeps it for the first description of the other side. */
    void candidate(IceCandidate candidate) {
        if (candidate.candidate().isEmpty()) {
            return; // The end of candidates only tells ICE not to wait for more, which libwebrtc does not do anyway.
        }
        int index = candidate.sdpMLineIndex() == null ? 0 : candidate.sdpMLineIndex();
        String mid = candidate.sdpMid() == null ? "" : candidate.sdpMid();
        RTCIceCandidate known = new RTCIceCandidate(mid, index, candidate.candidate());
        if (remoteKnown) {
            use(known);
        } else if (early.size() < MOST_EARLY_CANDIDATES) {
            early.add(known);
        }
    }

    private void use(RTCIceCandidate candidate) {
        try {
            connection.addIceCandidate(candidate);
        } catch (Exception | Error e) {
            LOG.debug("dropped a candidate of the other side: {}", e.getMessage());
        }
    }

    private CompletionStage<RTCSessionDescription> create(Consumer<CreateSessionDescriptionObserver> work) {
        CompletableFuture<RTCSessionDescription> created = new CompletableFuture<>();
        work.accept(new CreateSessionDescriptionObserver() {
            @Override
            public void onSuccess(RTCSessionDescription description) {
                Natives.callback("description", () -> created.complete(description));
            }

            @Override
            public void onFailure(String error) {
                Natives.callback("description", () -> created.completeExceptionally(
                        new MediaException(MediaException.Kind.FAILED, "WebRTC cannot describe the session: " + error, null)));
            }
        });
        return created;
    }

    private CompletionStage<String> setLocal(RTCSessionDescription description) {
        localSdp.accept(description.sdp);
        return set(MediaException.Kind.FAILED, "the own description is refused", observer -> connection.setLocalDescription(description, observer))
                .thenApply(done -> description.sdp);
    }

    private CompletionStage<Void> setRemote(RTCSdpType type, String sdp) {
        String kind = type == RTCSdpType.OFFER ? "offer" : "answer";
        Optional<String> other = MediaEngine.nameIn(sdp);
        if (other.isPresent()) {
            return CompletableFuture.failedStage(new MediaException(MediaException.Kind.BAD_DESCRIPTION,
                    "the other side's " + kind + " is of its media engine " + other.get() + "; both sides need the same", null));
        }
        return set(MediaException.Kind.BAD_DESCRIPTION, "the other side's " + kind + " is refused", observer ->
                connection.setRemoteDescription(new RTCSessionDescription(type, StartBitrate.in(sdp)), observer))
                .thenAcceptAsync(done -> {
                    remoteKnown = true;
                    early.forEach(this::use);
                    early.clear();
                }, threads.natives());
    }

    private CompletionStage<Void> set(MediaException.Kind kind, String failure, Consumer<SetSessionDescriptionObserver> work) {
        CompletableFuture<Void> set = new CompletableFuture<>();
        SetSessionDescriptionObserver observer = new SetSessionDescriptionObserver() {
            @Override
            public void onSuccess() {
                Natives.callback("set description", () -> set.complete(null));
            }

            @Override
            public void onFailure(String error) {
                Natives.callback("set description", () -> set.completeExceptionally(new MediaException(kind, failure + ": " + error, null)));
            }
        };
        try {
            media.whileQuiet(() -> work.accept(observer));
        } catch (Exception | Error e) {
            set.completeExceptionally(new MediaException(kind, failure + ": " + e.getMessage(), e));
        }
        return set;
    }
}
