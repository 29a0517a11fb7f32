package org.parley.ui.swt.internal.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.call.Call;
import org.parley.call.CallEnd;
import org.parley.call.CallEvent;
import org.parley.call.CallException;
import org.parley.call.CallRecord;
import org.parley.call.CallState;
import org.parley.call.EndReason;
import org.parley.call.played.FakeCall;
import org.parley.media.VideoInput;
import org.parley.signaling.DisconnectReason;
import org.parley.signaling.Peer;
import org.parley.signaling.SignalingEvent;
import org.parley.ui.swt.internal.look.Drawn;
import org.parley.ui.swt.internal.look.Toast;
import org.parley.ui.swt.internal.rig.Stage;

/** Who is there, calls that begin and calls that there were, and the connection that goes away. */
class HomeTest {
    @TempDir
    Path folder;
    private Stage stage;

    @BeforeEach
    void open() throws IOException {
        Files.writeString(folder.resolve("settings.properties"), "language=en\n");
        stage = new Stage(folder);
        stage.server.online = List.of(new Peer("bob", Peer.Status.AVAILABLE), new Peer("carol", Peer.Status.BUSY));
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private void signIn() {
        stage.open();
        stage.type("connect.server", "example.org");
        stage.press("connect.button");
        stage.type("signin.user", "alice");
        stage.type("signin.password", "correct horse");
        stage.press("signin.button");
    }

    private List<String> rows(String key) {
        return Arrays.stream(((Table) stage.find(key)).getItems()).map(TableItem::getText).toList();
    }

    private void choose(String key, int row) {
        Table table = (Table) stage.find(key);
        table.setSelection(row);
        table.notifyListeners(SWT.Selection, new Event());
        stage.settle();
    }

    private static CallRecord record(String id, String peer, Call.Direction direction, EndReason reason, int seconds) {
        return new CallRecord(id, peer, direction, Instant.now().minusSeconds(60L * Integer.parseInt(id)), new CallEnd(reason, CallEnd.By.PEER, Duration.ofSeconds(seconds)));
    }

    @Test
    void whoIsThereIsListedWithHowHeStands() {
        signIn();
        assertThat(rows("people")).containsExactly("bob, Available", "carol, In a call");
        assertThat(stage.text("me.name")).isEqualTo("alice");
        assertThat(stage.text("me.status")).isEqualTo("Available");
    }

    @Test
    void whoGoesOnBeforeAScreenHasComeSeesTheLastOneAlone() {
        signIn();
        ((Drawn) stage.find("home.settings")).press();
        stage.window().home();
        stage.settle();
        assertThat(stage.shows("settings.back")).isFalse();
        assertThat(rows("people")).containsExactly("bob, Available", "carol, In a call");
    }

    @Test
    void theScreenInOtherColoursShowsTheSame() {
        signIn();
        stage.window().settings().set("theme", "dark");
        stage.settle();
        assertThat(rows("people")).containsExactly("bob, Available", "carol, In a call");
        stage.press("home.calls");
        assertThat(stage.shows("calls") || stage.shows("home.empty")).isTrue();
    }

    @Test
    void whoIsChosenStaysSoInOtherColours() {
        signIn();
        choose("people", 1);
        stage.window().settings().set("theme", "dark");
        stage.settle();
        assertThat(stage.text("person.name")).isEqualTo("carol");
        assertThat(((Table) stage.find("people")).getSelectionIndex()).isEqualTo(1);
        choose("people", 0);
        assertThat(stage.text("person.name")).isEqualTo("bob");
    }

    @Test
    void whoComesAndGoesIsSeenAtOnce() {
        signIn();
        stage.server.tell(new SignalingEvent.PresenceChanged(List.of(new Peer("dave", Peer.Status.AVAILABLE), new Peer("bob", Peer.Status.OFFLINE)), true));
        stage.settle();
        assertThat(rows("people")).containsExactly("carol, In a call", "dave, Available");
    }

    @Test
    void theListFollowsWhatIsTyped() {
        signIn();
        stage.type("home.search", "CAR");
        stage.until("only carol is left", () -> rows("people").equals(List.of("carol, In a call")));
    }

    @Test
    void whoIsNotAmongTheFirstIsFoundByAskingTheServer() {
        stage.server.online = IntStream.range(0, 900).mapToObj(i -> new Peer(String.format("user%03d", i), Peer.Status.AVAILABLE)).toList();
        signIn();
        assertThat(stage.text("home.more")).isEqualTo("and 400 more: type a name to find them");
        stage.type("home.search", "user89");
        stage.until("the server was asked", () -> stage.shows("people") && rows("people").size() == 10);
        assertThat(rows("people")).first().isEqualTo("user890, Available");
    }

    @Test
    void aDoubleClickOrEnterCallsWithVideo() {
        signIn();
        choose("people", 0);
        stage.enter("people");
        assertThat(stage.calls.called).containsExactly("bob video");
    }

    @Test
    void theButtonsCallWithAndWithoutVideo() {
        signIn();
        choose("people", 1);
        assertThat(stage.text("person.name")).isEqualTo("carol");
        assertThat(stage.text("person.status")).isEqualTo("In a call");
        stage.press("person.call.audio");
        stage.press("person.call.video");
        assertThat(stage.calls.called).containsExactly("carol audio", "carol video");
    }

    @Test
    void aCallWithoutVideoLeavesTheCameraToTheOneThatComesNext() {
        signIn();
        choose("people", 1);
        FakeCall audio = new FakeCall(stage.calls, Call.Direction.OUTGOING, "carol", CallState.DIALING);
        stage.press("person.call.audio");
        assertThat(camera()).isInstanceOf(VideoInput.None.class);
        audio.end(EndReason.HANGUP, CallEnd.By.PEER, Duration.ofSeconds(5));
        stage.settle();
        assertThat(camera()).isNotInstanceOf(VideoInput.None.class);
    }

    private VideoInput camera() {
        return stage.calls.choices.get(stage.calls.choices.size() - 1).capture().camera();
    }

    @Test
    void aNameThatNobodyOnlineHasCanBeCalledFromTheSearch() {
        signIn();
        stage.type("home.search", "zoe");
        stage.until("nobody fits", () -> stage.shows("home.empty"));
        assertThat(stage.text("home.empty")).isEqualTo("Nobody with this name is online.");
        stage.enter("home.search");
        assertThat(stage.calls.called).containsExactly("zoe video");
    }

    @Test
    void enterWhereNothingWasTypedCallsNobody() {
        signIn();
        stage.until("the keyboard is there", () -> Display.getCurrent().getFocusControl() == stage.find("home.search"));
        stage.enter("home.search");
        stage.type("home.search", "  ");
        stage.enter("home.search");
        assertThat(stage.calls.called).isEmpty();
    }

    @Test
    void aCallThatCannotBeginIsSaidInWords() {
        signIn();
        stage.calls.refusal = new CallException(CallException.Kind.IN_A_CALL, "busy");
        choose("people", 0);
        stage.enter("people");
        assertThat(((Toast) stage.find("toast")).said()).isEqualTo("You are in a call already.");
    }

    @Test
    void endedCallsAreToldWithReasonAndLengthAndCalledBack() {
        stage.calls.history = List.of(record("1", "bob", Call.Direction.INCOMING, EndReason.CANCELLED, 0), record("2", "carol", Call.Direction.OUTGOING, EndReason.HANGUP, 754),
            record("3", "dave", Call.Direction.OUTGOING, EndReason.DECLINED, 0));
        signIn();
        stage.press("home.calls");
        assertThat(rows("calls")).satisfiesExactly(row -> assertThat(row).startsWith("bob, Missed, "), row -> assertThat(row).startsWith("carol, Outgoing, 12:34, "),
            row -> assertThat(row).startsWith("dave, Declined, "));
        choose("calls", 0);
        stage.enter("calls");
        assertThat(stage.calls.called).containsExactly("bob video");
    }

    @Test
    void missedCallsAreCountedUntilTheyAreSeenAlsoAcrossStarts() {
        stage.calls.history = List.of(record("1", "bob", Call.Direction.INCOMING, EndReason.NO_ANSWER, 0));
        signIn();
        assertThat(stage.text("home.calls")).isEqualTo("Calls, 1 missed");
        stage.press("home.calls");
        assertThat(stage.text("home.calls")).isEqualTo("Calls");
        List<CallRecord> history = stage.calls.history;
        stage.close();
        stage = new Stage(folder);
        stage.calls.history = history;
        stage.open();
        assertThat(stage.text("home.calls")).isEqualTo("Calls");
    }

    @Test
    void withNobodyThereTheScreenSaysSo() {
        stage.server.online = List.of();
        signIn();
        assertThat(stage.text("home.empty")).isEqualTo("Nobody else is here yet.");
    }

    @Test
    void withoutAConnectionNobodyIsLookedFor() {
        stage.server.online = List.of();
        stage.server.peersAnswer = false;
        signIn();
        assertThat(stage.text("home.empty")).isEqualTo("Looking who is there…");
        stage.server.lose(DisconnectReason.SERVER_CLOSED, Duration.ofSeconds(7));
        stage.settle();
        assertThat(stage.text("home.empty")).isEqualTo("Not connected");
        stage.server.peersAnswer = true;
        stage.server.recover();
        stage.settle();
        assertThat(stage.text("home.empty")).isEqualTo("Nobody else is here yet.");
    }

    @Test
    void aLostConnectionIsSaidWithReasonAndCountdownAndTheListStaysUsable() {
        signIn();
        stage.server.lose(DisconnectReason.SERVER_CLOSED, Duration.ofSeconds(7));
        stage.settle();
        assertThat(stage.text("banner")).isEqualTo("The server is being restarted or has closed the connection.  Next attempt in 7 s.");
        assertThat(stage.text("me.status")).isEqualTo("Not connected");
        choose("people", 0);
        assertThat(stage.text("person.name")).isEqualTo("bob");
        stage.until("the seconds go down", () -> stage.text("banner").endsWith("in 6 s."));
        stage.server.recover();
        stage.settle();
        assertThat(stage.shows("banner")).isFalse();
        assertThat(stage.text("me.status")).isEqualTo("Available");
    }

    @Test
    void signingOutForgetsTheLogin() {
        signIn();
        assertThat(folder.resolve("session.properties")).exists();
        stage.press("home.signout");
        assertThat(stage.server.asked).contains("logout");
        assertThat(folder.resolve("session.properties")).doesNotExist();
        assertThat(stage.text("connect.server")).isEqualTo("example.org");
    }

    /** Who is logged out cannot tell the other side any more: it would ring there for a minute. */
    @Test
    void signingOutWhileItRingsEndsTheCallFirst() {
        signIn();
        FakeCall call = new FakeCall(stage.calls, Call.Direction.INCOMING, "bob", CallState.RINGING);
        stage.press("home.signout");
        assertThat(call.asked).contains("hang up");
        assertThat(stage.server.asked).doesNotContain("logout");
        stage.calls.current = null;
        stage.calls.tell(new CallEvent.StateChanged(call, CallState.ENDED));
        stage.until("logged out", () -> stage.server.asked.contains("logout") && stage.shows("connect.server"));
    }

    @Test
    void aNewWindowGoesOnWhereTheOldOneWas() {
        signIn();
        stage.close();
        stage.server.asked.clear();
        stage = new Stage(folder, stage.server).open();
        assertThat(stage.window().shown()).isInstanceOf(HomeScreen.class);
        assertThat(stage.server.asked).noneMatch(asked -> asked.startsWith("connect") || asked.equals("disconnect"));
        assertThat(rows("people")).hasSize(2);
    }
}
