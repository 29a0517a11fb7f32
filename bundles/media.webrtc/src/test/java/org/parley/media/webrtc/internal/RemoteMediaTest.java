package org.parley.media.webrtc.internal;

import static org.parley.media.Party.get;

import dev.onvoid.webrtc.PeerConnectionObserver;
import dev.onvoid.webrtc.RTCConfiguration;
import dev.onvoid.webrtc.RTCIceCandidate;
import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.RTCRtpSender;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parley.media.AudioInput;
import org.parley.media.AudioOutput;
import org.parley.media.CaptureSettings;
import org.parley.media.ConnectionState;
import org.parley.media.IceCandidate;
import org.parley.media.MediaException;
import org.parley.media.Party;
import org.parley.media.VideoInput;
import org.parley.webrtc.NativeReferences;

/** What other implementations may send and this engine does not: more than one picture. */
class RemoteMediaTest {
    private final EngineThreads threads = new EngineThreads();
    private WebRtcEngine engine;
    private Party callee;
    private WebRtcLocalMedia first;
    private WebRtcLocalMedia second;
    private RTCPeerConnection caller;
    private Negotiator negotiator;
    private volatile int width;

    @BeforeEach
    void start() throws MediaException {
        engine = new WebRtcEngine();
        callee = Party.open("callee", engine, capture(64, 48), new AudioOutput.None());
        callee.session.remoteVideo(frame -> width = frame.width());
        first = (WebRtcLocalMedia) engine.open(capture(320, 240));
        second = (WebRtcLocalMedia) engine.open(capture(160, 120));
        caller = first.factory().connection(new RTCConfiguration(), new PeerConnectionObserver() {
            @Override
            public void onIceCandidate(RTCIceCandidate candidate) {
                callee.session.addCandidate(new IceCandidate(candidate.sdp, candidate.sdpMid, candidate.sdpMLineIndex, null));
            }
        });
        negotiator = new Negotiator(caller, threads, first, sdp -> { });
    }

    @AfterEach
    void stop() {
        callee.close();
        NativeReferences.close(caller);
        first.close();
        second.close();
        engine.stop();
        threads.end(1_000);
    }

    @Test
    void aPictureIsShownAgainWhenTheOneThatCameAfterItHasGone() throws Exception {
        first.start();
        second.start();
        first.attach(caller);
        negotiate();
        callee.awaitCandidates();
        callee.candidates.forEach(negotiator::candidate);
        callee.awaitState(ConnectionState.CONNECTED);
        callee.await("the first picture", () -> width == 320);
        List<RTCRtpSender> more = second.attach(caller);
        negotiate();
        callee.await("the second picture", () -> width == 160);
        for (RTCRtpSender sender : more) {
            second.whileQuiet(() -> caller.removeTrack(sender));
        }
        negotiate();
        callee.await("the first picture again", () -> width == 320);
        callee.stats.clear();
        callee.await("figures of the first picture", () -> callee.stats.stream().anyMatch(stats -> stats.width() == 320 && stats.framesPerSecond() > 5));
    }

    private void negotiate() {
        get(negotiator.accept(get(callee.session.answer(get(negotiator.offer(false))))));
    }

    private static CaptureSettings capture(int width, int height) {
        return new CaptureSettings(new VideoInput.Pattern(), new AudioInput.Silence(), width, height, 30);
    }
}
