package org.parley.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.parley.call.Call;
import org.parley.call.CallEnd;
import org.parley.call.CallEvent;
import org.parley.call.CallState;
import org.parley.call.EndReason;
import org.parley.call.played.FakeCall;
import org.parley.call.played.FakeCalls;
import org.parley.media.MediaStats;
import org.parley.signaling.DisconnectReason;
import org.parley.signaling.Peer;
import org.parley.signaling.PeerList;
import org.parley.signaling.Session;
import org.parley.signaling.SignalingEvent;

class TextViewTest {
    private static final MediaStats STATS = new MediaStats(30, 640, 480, 512_000, 498_000, 3, 4.0, 0.25, "VP8", "host", "host", 99);

    private final Paper paper = new Paper(false);
    private final TextView view = new TextView(paper.printer);
    private final FakeCall call = new FakeCall(new FakeCalls(), "K7", Call.Direction.INCOMING, "bob", CallState.DIALING);

    @Test
    void aCallReadsLikeAStory() {
        call.end(EndReason.HANGUP, CallEnd.By.PEER, Duration.ofMillis(1_500));
        for (CallState state : List.of(CallState.RINGING, CallState.CONNECTING, CallState.ACTIVE, CallState.RECOVERING, CallState.ENDED)) {
            view.call(new CallEvent.StateChanged(call, state));
        }
        assertThat(paper.lines()).containsExactly("bob is calling: answer or decline", "connecting with bob", "talking with bob",
            "the way to bob is lost, looking for it again", "call with bob ended: hangup by the other side after 1.5 s");
    }

    @Test
    void figuresOfEachSecondAreLeftOutUnlessAskedFor() {
        view.call(new CallEvent.Stats(call, STATS));
        view.figures(new CallEvent.Stats(call, STATS));
        assertThat(paper.lines()).containsExactly("bob: 640x480, 30 frames/s, 512 kbit/s (VP8), 3 packets lost, jitter 4 ms, round trip 0 ms, host to host");
    }

    @Test
    void peersAreListedAndTheRestCounted() {
        view.peers(new PeerList(List.of(new Peer("bob", Peer.Status.AVAILABLE), new Peer("carol", Peer.Status.BUSY)), 5, true));
        view.peers(new PeerList(List.of(), 0, true));
        assertThat(paper.lines()).containsExactly("bob (available), carol (busy) and 3 more", "nobody else is online");
    }

    @Test
    void aLossSaysWhyAndErrorsGoToStandardError() {
        view.signaling(new SignalingEvent.LoggedIn(new Session("alice", "token", 0, List.of()), false));
        view.signaling(new SignalingEvent.Disconnected(DisconnectReason.TIMEOUT, "nothing came for 15 s"));
        view.error("no-call", "there is no call");
        assertThat(paper.lines()).containsExactly("logged in as alice", "disconnected, timeout: nothing came for 15 s");
        assertThat(paper.errors()).containsExactly("parley: there is no call");
    }

    @Test
    void whatFailsBeforeTheFirstLoginIsToldByTheErrorAlone() {
        view.signaling(new SignalingEvent.Disconnected(DisconnectReason.UNREACHABLE, "nobody listens there"));
        assertThat(paper.lines()).isEmpty();
    }
}
