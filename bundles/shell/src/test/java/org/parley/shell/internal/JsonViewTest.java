package org.parley.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.parley.call.Call;
import org.parley.call.CallEnd;
import org.parley.call.CallEvent;
import org.parley.call.CallState;
import org.parley.call.ChatMessage;
import org.parley.call.EndReason;
import org.parley.call.played.FakeCall;
import org.parley.call.played.FakeCalls;
import org.parley.call.played.FakeTransfer;
import org.parley.media.MediaKind;
import org.parley.media.MediaStats;
import org.parley.signaling.DisconnectReason;
import org.parley.signaling.Peer;
import org.parley.signaling.PeerList;
import org.parley.signaling.ServerCertificate;
import org.parley.signaling.Session;
import org.parley.signaling.SignalingEvent;

class JsonViewTest {
    private final Paper paper = new Paper(false);
    private final JsonView view = new JsonView(paper.printer);
    private final FakeCall call = new FakeCall(new FakeCalls(), "K7", Call.Direction.OUTGOING, "bob", CallState.DIALING);

    @Test
    void everyStateOfTheConnectionIsALine() {
        view.signaling(new SignalingEvent.Connecting(URI.create("tcp://localhost:1")));
        view.signaling(new SignalingEvent.Connected(URI.create("tcp://localhost:1")));
        view.signaling(new SignalingEvent.LoggedIn(new Session("alice", "secret", 0, List.of()), true));
        view.signaling(new SignalingEvent.Disconnected(DisconnectReason.CONNECTION_LOST, "reset"));
        view.signaling(new SignalingEvent.Reconnecting(2, Duration.ofMillis(730)));
        view.signaling(new SignalingEvent.LoggedOut(DisconnectReason.DISPLACED));
        assertThat(paper.lines()).containsExactly(
            "{\"event\":\"signaling\",\"state\":\"connecting\"}",
            "{\"event\":\"signaling\",\"state\":\"connected\"}",
            "{\"event\":\"signaling\",\"state\":\"logged-in\",\"user\":\"alice\",\"resumed\":true}",
            "{\"event\":\"signaling\",\"state\":\"disconnected\",\"reason\":\"connection-lost\"}",
            "{\"event\":\"signaling\",\"state\":\"reconnecting\",\"attempt\":2,\"delayMillis\":730}",
            "{\"event\":\"session-ended\",\"reason\":\"displaced\"}");
    }

    @Test
    void aCallThatGoesOnSaysWhoAndWhere() {
        view.call(new CallEvent.StateChanged(call, CallState.DIALING));
        view.call(new CallEvent.StateChanged(new FakeCall(new FakeCalls(), "K8", Call.Direction.INCOMING, "carol", CallState.DIALING), CallState.RINGING));
        assertThat(paper.lines()).containsExactly(
            "{\"event\":\"call\",\"call\":\"K7\",\"peer\":\"bob\",\"direction\":\"outgoing\",\"state\":\"dialing\"}",
            "{\"event\":\"call\",\"call\":\"K8\",\"peer\":\"carol\",\"direction\":\"incoming\",\"state\":\"ringing\"}");
    }

    @Test
    void theEndOfACallSaysWhyByWhomAndAfterHowLong() {
        call.end(EndReason.NO_ANSWER, CallEnd.By.NETWORK, Duration.ofMillis(10_012));
        view.call(new CallEvent.StateChanged(call, CallState.ENDED));
        assertThat(paper.lines()).containsExactly("{\"event\":\"call\",\"call\":\"K7\",\"peer\":\"bob\",\"direction\":\"outgoing\",\"state\":\"ended\","
            + "\"reason\":\"no-answer\",\"by\":\"network\",\"durationMillis\":10012}");
    }

    @Test
    void theFirstFrameIsMedia() {
        view.call(new CallEvent.FirstFrame(call, MediaKind.VIDEO, 212, 640, 480));
        assertThat(paper.lines()).containsExactly("{\"event\":\"media\",\"call\":\"K7\",\"kind\":\"video\",\"firstFrameMillis\":212,\"width\":640,\"height\":480}");
    }

    @Test
    void figuresHaveNoNeedlessDigits() {
        view.call(new CallEvent.Stats(call, new MediaStats(29.97, 640, 480, 512_000, 498_000, 3, 4.0, 0.25, "VP8", "host", "srflx", 99)));
        assertThat(paper.lines()).containsExactly("{\"event\":\"stats\",\"call\":\"K7\",\"framesPerSecond\":30,\"width\":640,\"height\":480,\"bitrate\":512000,\"packetsLost\":3,"
            + "\"roundTripMillis\":0.3,\"codec\":\"VP8\",\"localCandidate\":\"host\",\"remoteCandidate\":\"srflx\",\"sentBitrate\":498000,\"jitterMillis\":4}");
    }

    @Test
    void aFigureThatIsNoNumberIsNought() {
        view.figures(new CallEvent.Stats(call, new MediaStats(Double.NaN, 0, 0, 0, 0, 0, 0, Double.POSITIVE_INFINITY, "", "", "", 0)));
        assertThat(paper.lines().get(0)).contains("\"framesPerSecond\":0,").contains("\"roundTripMillis\":0,");
    }

    @Test
    void whatElseHappensInACallIsTold() {
        view.call(new CallEvent.PeerMuted(call, true, false));
        view.call(new CallEvent.MediaChosen(call, "synthetic", "pattern, silence", true));
        view.call(new CallEvent.Problem(call, "media", "it \"broke\" <here>"));
        assertThat(paper.lines()).containsExactly(
            "{\"event\":\"muted\",\"call\":\"K7\",\"audio\":true,\"video\":false}",
            "{\"event\":\"engine\",\"call\":\"K7\",\"engine\":\"synthetic\",\"description\":\"pattern, silence\",\"fallback\":true}",
            "{\"event\":\"error\",\"call\":\"K7\",\"code\":\"media\",\"message\":\"it \\\"broke\\\" <here>\"}");
    }

    @Test
    void whatIsSaidAndSentInACallIsTold() {
        view.call(new CallEvent.Chat(call, new ChatMessage(12, false, "hi", Instant.EPOCH, false)));
        FakeTransfer file = new FakeTransfer(13, true, "a.pdf", 2_000);
        file.transferred = 500;
        file.speed = 100;
        view.call(new CallEvent.FileChanged(call, file));
        view.call(new CallEvent.PeerSharing(call, true));
        view.call(new CallEvent.Verification(call, List.of("rebel", "river")));
        view.call(new CallEvent.DeviceLost(call, CallEvent.DeviceLost.Device.CAMERA, "HD", "no camera"));
        view.call(new CallEvent.OwnChanged(call, true, false, false));
        assertThat(paper.lines()).containsExactly(
            "{\"event\":\"chat\",\"call\":\"K7\",\"id\":12,\"own\":false,\"text\":\"hi\",\"shown\":false}",
            "{\"event\":\"file\",\"call\":\"K7\",\"id\":13,\"own\":true,\"name\":\"a.pdf\",\"size\":2000,\"transferred\":500,\"bytesPerSecond\":100,\"state\":\"offered\"}",
            "{\"event\":\"sharing\",\"call\":\"K7\",\"screen\":true}",
            "{\"event\":\"verification\",\"call\":\"K7\",\"words\":[\"rebel\",\"river\"]}",
            "{\"event\":\"device-lost\",\"call\":\"K7\",\"device\":\"camera\",\"lost\":\"HD\",\"replacement\":\"no camera\"}");
    }

    @Test
    void othersAndAnswersAreTold() {
        Peer bob = new Peer("bob", Peer.Status.BUSY);
        view.peers(new PeerList(List.of(bob), 3, false));
        view.signaling(new SignalingEvent.PresenceChanged(List.of(bob), true));
        view.signaling(new SignalingEvent.CertificateRejected(new ServerCertificate("h", 1, "AB:CD"), true));
        view.answer("lb", "a\nb");
        view.error("usage", "no");
        assertThat(paper.lines()).containsExactly(
            "{\"event\":\"peers\",\"total\":3,\"live\":false,\"peers\":[{\"username\":\"bob\",\"status\":\"busy\"}]}",
            "{\"event\":\"presence\",\"peers\":[{\"username\":\"bob\",\"status\":\"busy\"}],\"live\":true}",
            "{\"event\":\"certificate\",\"fingerprint\":\"AB:CD\",\"changed\":true}",
            "{\"event\":\"answer\",\"command\":\"lb\",\"text\":\"a\\nb\"}",
            "{\"event\":\"error\",\"code\":\"usage\",\"message\":\"no\"}");
    }

    @Test
    void whatEndsTheProcessIsSaidOnBothStreams() {
        view.fatal("invalid-credentials", "wrong password", new IllegalStateException("hidden"));
        assertThat(paper.lines()).containsExactly("{\"event\":\"error\",\"code\":\"invalid-credentials\",\"message\":\"wrong password\"}");
        assertThat(paper.errors()).containsExactly("parley: wrong password");
    }

    @Test
    void stackTracesAreForThoseWhoAsk() {
        Paper verbose = new Paper(true);
        new JsonView(verbose.printer).fatal("internal", "broken", new IllegalStateException("deep"));
        assertThat(verbose.errors()).contains("parley: broken", "java.lang.IllegalStateException: deep");
    }
}
