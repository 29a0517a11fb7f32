package org.parley.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.call.Call;
import org.parley.call.CallEvent;
import org.parley.call.CallState;
import org.parley.call.ChatMessage;
import org.parley.call.played.FakeCall;
import org.parley.call.played.FakeCalls;
import org.parley.signaling.DisconnectReason;
import org.parley.signaling.ServerCertificate;
import org.parley.signaling.Session;
import org.parley.signaling.SignalingEvent;
import org.parley.signaling.SignalingException.Kind;
import org.parley.signaling.SignalingException;

class HeadlessClientTest {
    private static final URI SERVER = URI.create("tls://localhost:7443");

    @TempDir
    private Path folder;
    private final Paper paper = new Paper(false);
    private final FakeSignaling signaling = new FakeSignaling();
    private final FakeCalls calls = new FakeCalls();
    private final List<Integer> exits = new ArrayList<>();
    private Path password;

    @BeforeEach
    void writePassword() throws IOException {
        password = Files.writeString(folder.resolve("pw"), "open sesame\nnot this\n");
    }

    private HeadlessClient client(boolean register, boolean autoAnswer, String trust) {
        LaunchArguments arguments = new LaunchArguments(true, SERVER, "alice", password, register, autoAnswer, false, trust, "", Optional.empty());
        HeadlessClient client = new HeadlessClient(signaling, arguments, new TextView(paper.printer), exits::add);
        client.calls(calls);
        return client;
    }

    @Test
    void connectsAndLogsInWithTheFirstLineOfTheFile() {
        client(false, false, "").start();
        assertThat(signaling.asked).containsExactly("connect tls://localhost:7443", "login alice open sesame");
        assertThat(exits).isEmpty();
    }

    @Test
    void registersFirstWhenAsked() {
        client(true, false, "").start();
        assertThat(signaling.asked).containsExactly("connect tls://localhost:7443", "register alice open sesame", "login alice open sesame");
    }

    @Test
    void anAccountThatIsThereIsLoggedInTo() {
        signaling.registerFailure = new SignalingException("username-taken", "taken", -1);
        client(true, false, "").start();
        assertThat(signaling.asked).endsWith("login alice open sesame");
        assertThat(exits).isEmpty();
    }

    @Test
    void aRefusedRegistrationEndsTheProcess() {
        signaling.registerFailure = new SignalingException("registration-closed", "nobody may register", -1);
        client(true, false, "").start();
        assertThat(exits).containsExactly(1);
        assertThat(paper.errors()).containsExactly("parley: nobody may register");
        assertThat(signaling.asked).doesNotContain("login alice open sesame");
    }

    @Test
    void aWrongPasswordEndsTheProcessOnce() {
        signaling.loginFailure = new SignalingException("invalid-credentials", "user name or password is wrong", -1);
        HeadlessClient client = client(false, false, "");
        client.start();
        client.fail(new SignalingException(Kind.NOT_CONNECTED, "logged out", null));
        assertThat(exits).containsExactly(1);
        assertThat(paper.errors()).containsExactly("parley: user name or password is wrong; check --user alice and --password-file, or make the account by --register");
    }

    @Test
    void aRefusedNameOrPasswordIsToldWithItsOption() {
        signaling.registerFailure = new SignalingException("password-invalid", "a password has 8 to 128 characters", -1);
        client(true, false, "").start();
        assertThat(paper.errors()).containsExactly("parley: --password-file " + password + ": a password has 8 to 128 characters");
    }

    @Test
    void aPasswordFileThatIsMissingIsSaidToBe() throws IOException {
        Files.delete(password);
        client(false, false, "").start();
        assertThat(exits).containsExactly(2);
        assertThat(paper.errors()).containsExactly("parley: password file " + password + " is not there; write the password in its first line");
    }

    @Test
    void aBadAddressIsAMistakeOfUsage() {
        signaling.connectFailures.add(new SignalingException(Kind.BAD_URI, "no such scheme", null));
        client(false, false, "").start();
        assertThat(exits).containsExactly(2);
    }

    @Test
    void anEmptyPasswordFileIsAMistakeOfUsage() throws IOException {
        Files.writeString(password, "\nsecond\n");
        client(false, false, "").start();
        assertThat(exits).containsExactly(2);
        assertThat(signaling.asked).isEmpty();
    }

    @Test
    void anUnknownCertificateIsShownWithWhatToDo() {
        signaling.rejects = new ServerCertificate("localhost", 7443, "AB:CD");
        signaling.connectFailures.add(new SignalingException(Kind.CERTIFICATE_UNKNOWN, "unknown", null));
        client(false, false, "").start();
        assertThat(exits).containsExactly(1);
        assertThat(paper.errors()).singleElement().asString().contains("localhost:7443").contains("--trust AB:CD");
        assertThat(signaling.asked).containsExactly("connect tls://localhost:7443");
    }

    @Test
    void nobodyIsToldToTrustAnotherCertificateThanTheOneThatHeNamed() {
        signaling.rejects = new ServerCertificate("localhost", 7443, "AB:CD");
        signaling.connectFailures.add(new SignalingException(Kind.CERTIFICATE_UNKNOWN, "unknown", null));
        client(false, false, "12:34").start();
        assertThat(exits).containsExactly(1);
        assertThat(paper.errors()).singleElement().asString().contains("nor the one of --trust").endsWith("AB:CD").doesNotContain("add --trust");
    }

    @Test
    void theCertificateThatTheUserNamesIsTrusted() {
        signaling.rejects = new ServerCertificate("localhost", 7443, "AB:CD");
        signaling.connectFailures.add(new SignalingException(Kind.CERTIFICATE_UNKNOWN, "unknown", null));
        client(false, false, "ab:cd").start();
        assertThat(signaling.asked).containsExactly("connect tls://localhost:7443", "trust AB:CD", "connect tls://localhost:7443", "login alice open sesame");
        assertThat(exits).isEmpty();
    }

    @Test
    void aRefusedTokenIsReplacedByThePassword() {
        client(false, false, "").start();
        signaling.asked.clear();
        signaling.tell(new SignalingEvent.LoggedOut(DisconnectReason.TOKEN_REFUSED));
        assertThat(signaling.asked).containsExactly("connect tls://localhost:7443", "login alice open sesame");
    }

    @Test
    void whoWasDisplacedWaitsForHisUser() {
        client(false, false, "").start();
        signaling.asked.clear();
        signaling.tell(new SignalingEvent.LoggedOut(DisconnectReason.DISPLACED));
        assertThat(signaling.asked).isEmpty();
        assertThat(exits).isEmpty();
    }

    @Test
    void answersIncomingCallsWhenAsked() {
        client(false, true, "").start();
        FakeCall incoming = new FakeCall(calls, "K1", Call.Direction.INCOMING, "bob", CallState.DIALING);
        FakeCall outgoing = new FakeCall(calls, "K2", Call.Direction.OUTGOING, "bob", CallState.DIALING);
        calls.tell(new CallEvent.StateChanged(incoming, CallState.RINGING));
        calls.tell(new CallEvent.StateChanged(outgoing, CallState.RINGING));
        assertThat(incoming.asked).containsExactly("answer");
        assertThat(outgoing.asked).isEmpty();
    }

    @Test
    void whatIsPrintedOfChatIsAcknowledgedAsShown() {
        client(false, false, "").start();
        FakeCall call = new FakeCall(calls, "K1", Call.Direction.INCOMING, "bob", CallState.DIALING);
        calls.tell(new CallEvent.Chat(call, new ChatMessage(12, false, "hi", Instant.EPOCH, false)));
        calls.tell(new CallEvent.Chat(call, new ChatMessage(13, true, "hello", Instant.EPOCH, false)));
        assertThat(call.asked).containsExactly("shown hi");
        assertThat(paper.lines()).containsExactly("bob: hi", "you: hello");
    }

    @Test
    void letsCallsRingOtherwise() {
        client(false, false, "").start();
        FakeCall incoming = new FakeCall(calls, "K1", Call.Direction.INCOMING, "bob", CallState.DIALING);
        calls.tell(new CallEvent.StateChanged(incoming, CallState.RINGING));
        assertThat(incoming.asked).isEmpty();
    }

    @Test
    void hangsUpAndLogsOutWhenTheProcessEnds() {
        HeadlessClient client = client(false, false, "");
        client.start();
        new FakeCall(calls, "K1", Call.Direction.OUTGOING, "bob", CallState.DIALING).endsAtOnce = true;
        client.stop(true);
        assertThat(calls.current.asked).containsExactly("hang up");
        assertThat(signaling.asked).endsWith("logout");
        assertThat(signaling.subscribers).isEmpty();
        assertThat(calls.subscribers).isEmpty();
    }

    @Test
    void leavesCallAndLoginAloneWhenOnlyTheBundleStops() {
        HeadlessClient client = client(false, false, "");
        client.start();
        new FakeCall(calls, "K1", Call.Direction.OUTGOING, "bob", CallState.DIALING);
        client.stop(false);
        assertThat(calls.current.asked).isEmpty();
        assertThat(signaling.asked).doesNotContain("logout");
    }

    @Test
    void goesOnWithTheLoginThatIsThere() {
        signaling.session = new Session("alice", "token", 0, List.of());
        client(false, false, "").start();
        assertThat(signaling.asked).isEmpty();
    }

    @Test
    void theEndThatAServiceOfCallsTellsWhileItGoesIsShownAndTheNextOneIsUsed() {
        HeadlessClient client = client(false, true, "");
        client.start();
        client.callsGone(calls);
        calls.tell(new CallEvent.StateChanged(new FakeCall(calls, "K1", Call.Direction.OUTGOING, "bob", CallState.ACTIVE), CallState.ACTIVE));
        FakeCalls next = new FakeCalls();
        client.calls(next);
        FakeCall ringing = new FakeCall(next, "K2", Call.Direction.INCOMING, "bob", CallState.RINGING);
        next.tell(new CallEvent.StateChanged(ringing, CallState.RINGING));
        assertThat(ringing.asked).containsExactly("answer");
        assertThat(paper.lines()).anyMatch(line -> line.contains("bob"));
        client.stop(false);
        assertThat(next.subscribers).isEmpty();
    }

    @Test
    void aTransportThatIsExchangedDuringTheLoginDoesNotEndTheProcess() {
        signaling.during = () -> {
            signaling.loginFailure = new SignalingException(Kind.CONNECTION_LOST, "lost", null);
            signaling.tell(new SignalingEvent.Disconnected(DisconnectReason.TRANSPORT_STOPPED, "exchanged"));
        };
        client(false, false, "").start();
        assertThat(exits).isEmpty();

        signaling.asked.clear();
        signaling.loginFailure = null;
        signaling.tell(new SignalingEvent.Connected(SERVER));
        assertThat(signaling.asked).containsExactly("connect tls://localhost:7443", "login alice open sesame");
    }

    @Test
    void anAttemptThatNobodyGoesOnWithEndsTheProcessInsteadOfWaitingForEver() {
        signaling.during = () -> signaling.tell(new SignalingEvent.Disconnected(DisconnectReason.TRANSPORT_STOPPED, "signaling is being updated"));
        signaling.loginFailure = new SignalingException(Kind.NOT_CONNECTED, "not connected", null);
        client(false, false, "").start();
        assertThat(exits).containsExactly(1);
    }

    @Test
    void aLoginThatAnUpdateOfSignalingInterruptsBeginsAgain() {
        signaling.during = () -> {
            signaling.loginFailure = new SignalingException(Kind.NOT_CONNECTED, "not connected", null);
            signaling.tell(new SignalingEvent.Disconnected(DisconnectReason.TRANSPORT_STOPPED, "signaling is being updated"));
            signaling.during = () -> signaling.loginFailure = null;
        };
        client(false, false, "").start();
        assertThat(exits).isEmpty();
        assertThat(signaling.asked).containsExactly("connect tls://localhost:7443", "login alice open sesame", "connect tls://localhost:7443", "login alice open sesame");
        assertThat(signaling.session()).isPresent();
    }

    @Test
    void aConnectionThatIsLostDuringTheLoginOtherwiseEndsTheProcess() {
        signaling.during = () -> signaling.tell(new SignalingEvent.Disconnected(DisconnectReason.CONNECTION_LOST, "reset"));
        signaling.loginFailure = new SignalingException(Kind.CONNECTION_LOST, "lost", null);
        client(false, false, "").start();
        assertThat(exits).containsExactly(1);
    }

    @Test
    void aTransportThatIsExchangedLaterBeginsNoLogin() {
        client(false, false, "").start();
        signaling.asked.clear();
        signaling.tell(new SignalingEvent.Disconnected(DisconnectReason.TRANSPORT_STOPPED, "exchanged"));
        signaling.tell(new SignalingEvent.Connected(SERVER));
        assertThat(signaling.asked).isEmpty();
    }

    @Test
    void aLoginThatFailsBecauseTheBundleStopsDoesNotEndTheProcess() {
        HeadlessClient client = client(false, false, "");
        client.start();
        client.stop(false);
        client.fail(new SignalingException(Kind.NOT_CONNECTED, "signaling is stopped", null));
        assertThat(exits).isEmpty();
    }
}
