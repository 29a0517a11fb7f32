package org.parley.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.call.Call;
import org.parley.call.CallEnd;
import org.parley.call.CallException;
import org.parley.call.CallRecord;
import org.parley.call.CallState;
import org.parley.call.EndReason;
import org.parley.call.played.FakeCall;
import org.parley.call.played.FakeCalls;
import org.parley.signaling.SignalingException;

class ShellCommandsTest {
    private final Paper paper = new Paper(false);
    private final FakeSignaling signaling = new FakeSignaling();
    private final FakeCalls calls = new FakeCalls();
    private final List<Integer> exits = new ArrayList<>();
    private final ShellCommands commands = commands(signaling);

    private ShellCommands commands(FakeSignaling line) {
        return new ShellCommands(line, calls, Optional::empty, new TextView(paper.printer), exits::add);
    }

    private FakeCall callThatEndsAtOnce() {
        FakeCall call = new FakeCall(calls, "K1", Call.Direction.OUTGOING, "bob", CallState.DIALING);
        call.endsAtOnce = true;
        return call;
    }

    @Test
    void callCallsAndHangupEndsIt() {
        calls.begins = true;
        commands.call("bob");
        commands.hangup();
        assertThat(calls.called).containsExactly("bob audio");
        assertThat(calls.current.asked).containsExactly("hang up");
    }

    @Test
    void aCallThatCannotBeginIsAnErrorThatEndsNothing() {
        calls.refusal = new CallException(CallException.Kind.IN_A_CALL, "you are in a call with bob");
        commands.call("carol");
        assertThat(paper.errors()).containsExactly("parley: you are in a call with bob");
        assertThat(exits).isEmpty();
    }

    @Test
    void answerAndDeclineReachTheCall() {
        new FakeCall(calls, "K1", Call.Direction.INCOMING, "bob", CallState.DIALING);
        commands.answer();
        commands.decline();
        assertThat(calls.current.asked).containsExactly("answer", "decline");
    }

    @Test
    void withoutACallThereIsNothingToAnswer() {
        commands.answer();
        assertThat(paper.errors()).containsExactly("parley: there is no call");
    }

    @Test
    void muteNamesWhatAndWhether() {
        new FakeCall(calls, "K1", Call.Direction.INCOMING, "bob", CallState.DIALING);
        commands.mute("mic");
        commands.mute("camera", "on");
        commands.mute("camera", "off");
        commands.mute("nose");
        commands.mute("mic", "maybe");
        assertThat(calls.current.asked).containsExactly("mute microphone true", "mute camera true", "mute camera false");
        assertThat(paper.errors()).containsExactly("parley: mute nose: it must be mic or camera", "parley: mute mic maybe: the last word must be on or off");
    }

    @Test
    void peersAsksTheServer() {
        commands.peers("b");
        assertThat(signaling.asked).containsExactly("peers b 500");
        assertThat(paper.lines()).containsExactly("nobody else is online");
    }

    @Test
    void statusSaysAllInALine() {
        new FakeCall(calls, "K1", Call.Direction.OUTGOING, "bob", CallState.DIALING);
        signaling.login("alice", "x");
        commands.status();
        assertThat(paper.lines()).containsExactly("logged-in, alice; call with bob, dialing");
    }

    @Test
    void anAddressThatNoServerCanHaveEndsNoCall() {
        FakeCall call = callThatEndsAtOnce();
        List<String> bad = List.of("http://example.org", "example.org", "tls://", "tls://example.org:0", "wss://example.org:65536", "a b");
        bad.forEach(commands::connect);
        assertThat(call.asked).isEmpty();
        assertThat(signaling.asked).isEmpty();
        commands.connect("WSS://example.org:7444");
        assertThat(call.asked).containsExactly("hang up");
        assertThat(signaling.asked).containsExactly("connect WSS://example.org:7444");
        assertThat(paper.errors()).isEqualTo(bad.stream().map(address -> "parley: " + address + " is no address of a server; write for example wss://example.org:7444").toList());
    }

    @Test
    void historyListsWhatWas() {
        calls.history.add(new CallRecord("K1", "bob", Call.Direction.INCOMING, Instant.parse("2026-01-01T10:00:00Z"),
            new CallEnd(EndReason.HANGUP, CallEnd.By.SELF, Duration.ofSeconds(61))));
        commands.history();
        assertThat(paper.lines()).containsExactly("2026-01-01T10:00:00Z incoming bob: hangup after 61.0 s");
    }

    @Test
    void loginReadsThePasswordFromAFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("pw"), "open sesame\n");
        signaling.loginFailure = new SignalingException("rate-limited", "too many logins", 1_200);
        commands.login("carol", file.toString());
        commands.login("carol", folder.resolve("none").toString());
        assertThat(signaling.asked).containsExactly("login carol open sesame");
        assertThat(paper.errors()).containsExactly("parley: too many logins; try again in 2 s", "parley: password file " + folder.resolve("none") + " is not there; write the password in its first line");
    }

    @Test
    void anAddressThatIsNoneIsAnErrorThatEndsNoCall() {
        FakeCall call = callThatEndsAtOnce();
        commands.connect("not a uri");
        commands.connect("example.org");
        commands.connect("example.org:7444");
        String wrong = " is no address of a server; write for example wss://example.org:7444";
        assertThat(paper.errors()).containsExactly("parley: not a uri" + wrong, "parley: example.org" + wrong, "parley: example.org:7444" + wrong);
        assertThat(call.asked).isEmpty();
        assertThat(signaling.asked).isEmpty();
    }

    @Test
    void logoutHangsUpFirstSoThatTheOtherSideIsTold() {
        FakeCall call = callThatEndsAtOnce();
        commands(new FakeSignaling(call.asked)).logout();
        assertThat(call.asked).containsExactly("hang up", "logout");
    }

    @Test
    void anotherConnectionHangsUpFirstSoThatTheOtherSideIsTold() {
        FakeCall call = callThatEndsAtOnce();
        commands(new FakeSignaling(call.asked)).connect("tls://elsewhere.example.org:7443");
        assertThat(call.asked).containsExactly("hang up", "connect tls://elsewhere.example.org:7443");
    }

    @Test
    void quitEndsTheProcessWithSuccess() {
        commands.quit();
        assertThat(exits).containsExactly(0);
    }
}
