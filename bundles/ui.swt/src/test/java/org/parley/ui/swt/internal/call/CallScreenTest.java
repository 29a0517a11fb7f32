package org.parley.ui.swt.internal.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.call.Call.Direction;
import org.parley.call.Call.Shown;
import org.parley.call.CallEnd;
import org.parley.call.CallEvent;
import org.parley.call.CallState;
import org.parley.call.EndReason;
import org.parley.call.FileTransfer;
import org.parley.call.MediaChoice;
import org.parley.call.played.FakeCall;
import org.parley.call.played.FakeTransfer;
import org.parley.media.AudioInput;
import org.parley.media.AudioOutput;
import org.parley.media.CaptureSettings;
import org.parley.media.Devices;
import org.parley.media.MediaStats;
import org.parley.media.VideoInput;
import org.parley.signaling.DisconnectReason;
import org.parley.signaling.ServerCertificate;
import org.parley.signaling.SignalingEvent;
import org.parley.ui.swt.internal.look.Drawn;
import org.parley.ui.swt.internal.look.Keys;
import org.parley.ui.swt.internal.look.ThemeTest;
import org.parley.ui.swt.internal.rig.FakeEngine;

/** What a user sees of a call, and what his hands do. */
class CallScreenTest {
    private static final RGB RED = new RGB(255, 0, 0);
    @TempDir
    Path folder;
    private CallRig rig;

    @BeforeEach
    void open() throws IOException {
        rig = new CallRig(folder, "language=en\ntheme=dark\nsounds=false\n");
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private static MediaStats stats(long lost, long bytes, double roundTrip) {
        return new MediaStats(30, 640, 480, 900_000, 800_000, lost, 5, roundTrip, "VP8", "host", "relay", bytes);
    }

    private void seen(String key, double shareX, double shareY, RGB expected) {
        rig.stage.until(expected + " is seen in " + key, () -> {
            RGB actual = rig.colour(rig.stage.find(key), shareX, shareY);
            return Math.abs(actual.red - expected.red) + Math.abs(actual.green - expected.green) + Math.abs(actual.blue - expected.blue) < 40;
        });
    }

    @Test
    void theStateIsSaidInWordsFromTheDialingToTheDuration() {
        FakeCall call = rig.outgoing(CallState.DIALING);
        assertThat(rig.stage.text("call.name")).isEqualTo("bob.meyer");
        assertThat(rig.stage.text("call.state")).isEqualTo("Calling…");
        call.move(CallState.RINGING);
        rig.stage.settle();
        assertThat(rig.stage.text("call.state")).isEqualTo("Ringing…");
        call.move(CallState.ACTIVE);
        rig.stage.settle();
        assertThat(rig.stage.text("call.state")).isEqualTo("1:23");
        call.move(CallState.RECOVERING);
        rig.stage.settle();
        assertThat(rig.stage.text("call.state")).isEqualTo("Reconnecting…");
    }

    @Test
    void theOthersPictureFillsTheStageAndTheOwnOneIsMirroredInTheCorner() {
        FakeCall call = rig.active();
        rig.picture(call.remote, 640, 480, 81, 90, 240);
        seen("call.remote", 0.5, 0.5, RED);
        rig.picture(call.own, 640, 480, 145, 54, 34);
        seen("call.self", 0.5, 0.5, new RGB(0, 255, 0));
    }

    @Test
    void aCameraThatIsOffShowsTheAvatarInThePlaceOfTheLastPicture() {
        FakeCall call = rig.active();
        rig.picture(call.remote, 640, 480, 81, 90, 240);
        call.peerShows(new Shown(true, false, false));
        rig.stage.settle();
        seen("call.remote", 0.1, 0.1, new RGB(0x0E, 0x10, 0x13));
        assertThat(rig.stage.text("call.peermuted")).isEqualTo("bob.meyer's camera is off");
        call.peerShows(new Shown(false, true, false));
        rig.stage.settle();
        assertThat(rig.stage.text("call.peermuted")).isEqualTo("bob.meyer is muted");
        seen("call.remote", 0.5, 0.5, RED);
    }

    @Test
    void buttonsAndKeysMuteAndSayWhatTheyDoNext() {
        FakeCall call = rig.active();
        rig.stage.press("call.mute");
        assertThat(rig.stage.tip("call.mute")).isEqualTo("Unmute the microphone (M)");
        rig.key('m', 0);
        rig.key('v', 0);
        assertThat(rig.stage.tip("call.camera")).isEqualTo("Turn the camera on (V)");
        assertThat(call.asked).containsExactly("mute microphone true", "mute microphone false", "mute camera true");
    }

    @Test
    void hangingUpByButtonAndKey() {
        FakeCall call = rig.active();
        rig.stage.press("call.hangup");
        rig.key('h', SWT.MOD1);
        assertThat(call.asked).containsExactly("hang up", "hang up");
    }

    @Test
    void lettersTypedIntoTheChatMuteNothing() {
        FakeCall call = rig.active();
        rig.stage.press("call.chat");
        rig.stage.find("chat.input").setFocus();
        rig.key('m', 0);
        rig.key('v', 0);
        assertThat(call.asked).isEmpty();
    }

    @Test
    void theEndSaysWhoAndWhyAndCallsAgain() {
        FakeCall call = rig.active();
        call.end(EndReason.HANGUP, CallEnd.By.PEER, Duration.ofSeconds(754));
        rig.stage.settle();
        assertThat(rig.stage.text("call.end")).isEqualTo("bob.meyer hung up");
        assertThat(rig.stage.shows("call.hangup")).isFalse();
        rig.stage.press("call.end.again");
        assertThat(rig.stage.calls.called).hasSize(1).first().asString().startsWith("bob.meyer");
    }

    @Test
    void theWindowReturnsHomeAfterTheEnd() {
        FakeCall call = rig.active();
        call.end(EndReason.MEDIA_LOST, CallEnd.By.NETWORK, Duration.ofSeconds(9));
        rig.stage.settle();
        assertThat(rig.stage.text("call.end")).isEqualTo("The connection to bob.meyer is lost");
        rig.stage.press("call.end.home");
        assertThat(rig.stage.shows("call")).isFalse();
    }

    @Test
    void aCallThatTheOthersCallReplacesShowsNoError() {
        FakeCall mine = rig.outgoing(CallState.DIALING);
        mine.end(EndReason.CANCELLED, CallEnd.By.NETWORK, Duration.ZERO);
        FakeCall theirs = rig.incoming(CallState.CONNECTING);
        assertThat(rig.stage.shows("call.end")).isFalse();
        assertThat(rig.stage.text("call.state")).isEqualTo("Connecting…");
        assertThat(theirs.remote).isNotNull();
    }

    @Test
    void newWindowsShowTheCallAsItStands() {
        FakeCall call = rig.active();
        call.muteMicrophone(true);
        call.peerShows(new Shown(true, false, false));
        call.write("hello");
        rig.closeDesk();
        rig.stage.window().show(new org.parley.ui.swt.internal.screen.Screen() {
            @Override
            public Control open(org.eclipse.swt.widgets.Composite parent) {
                return new org.eclipse.swt.widgets.Composite(parent, SWT.NONE);
            }

            @Override
            public void close() {}
        });
        assertThat(call.remote).isNull();
        rig.openDesk();
        assertThat(call.remote).isNotNull();
        assertThat(rig.stage.tip("call.mute")).isEqualTo("Unmute the microphone (M)");
        assertThat(rig.stage.text("call.peermuted")).isEqualTo("bob.meyer's camera is off");
        assertThat(rig.stage.text("call.chat")).isEqualTo("Chat and files, 1 new");
        assertThat(call.asked).containsExactly("mute microphone true");
    }

    @Test
    void whatIsWrittenIsShownReadAndAnswered() {
        FakeCall call = rig.active();
        call.write("Hello!");
        rig.stage.settle();
        assertThat(rig.stage.text("call.chat")).isEqualTo("Chat and files, 1 new");
        assertThat(call.asked).isEmpty();
        rig.stage.press("call.chat");
        assertThat(call.asked).containsExactly("shown Hello!");
        assertThat(((Bubble) rig.stage.find("chat.message")).text()).isEqualTo("Hello!");
        ((Text) rig.stage.find("chat.input")).setText("Good morning");
        rig.stage.press("chat.send");
        assertThat(call.chat()).extracting(m -> m.text()).containsExactly("Hello!", "Good morning");
        assertThat(((Text) rig.stage.find("chat.input")).getText()).isEmpty();
        assertThat(latest().note()).endsWith("sent");
        call.showLatest();
        rig.stage.settle();
        assertThat(latest().note()).endsWith("seen");
    }

    private Bubble latest() {
        Control[] lines = rig.stage.find("chat.message").getParent().getChildren();
        return (Bubble) lines[lines.length - 1];
    }

    @Test
    void whatCannotBeSentStays() {
        FakeCall call = rig.active();
        call.dataOpen = false;
        rig.stage.press("call.chat");
        ((Text) rig.stage.find("chat.input")).setText("Good morning");
        rig.stage.press("chat.send");
        assertThat(((Text) rig.stage.find("chat.input")).getText()).isEqualTo("Good morning");
        assertThat(rig.stage.shows("toast")).isTrue();
    }

    @Test
    void enterSendsAndShiftWithEnterDoesNot() {
        FakeCall call = rig.active();
        rig.stage.press("call.chat");
        Text input = (Text) rig.stage.find("chat.input");
        input.setText("one");
        Event enter = new Event();
        enter.keyCode = SWT.CR;
        enter.stateMask = SWT.SHIFT;
        input.notifyListeners(SWT.KeyDown, enter);
        assertThat(call.chat()).isEmpty();
        enter.stateMask = 0;
        input.notifyListeners(SWT.KeyDown, enter);
        assertThat(call.chat()).hasSize(1);
    }

    @Test
    void theCounterComesNearTheLimitWhichCannotBePassed() {
        rig.active();
        rig.stage.press("call.chat");
        Text input = (Text) rig.stage.find("chat.input");
        input.setText("x".repeat(3_000));
        assertThat(rig.stage.shows("chat.counter")).isFalse();
        input.setText("x".repeat(5_000));
        assertThat(input.getText()).hasSize(4_000);
        assertThat(rig.stage.text("chat.counter")).isEqualTo("4000 / 4000");
    }

    @Test
    void aFileDroppedOnThePictureOpensTheChatAndIsOffered() {
        FakeCall call = rig.active();
        call.nextOffer = new FakeTransfer(true, "a.pdf", 12_400_000);
        drop("/home/alice/a.pdf");
        assertThat(call.asked).containsExactly("offer /home/alice/a.pdf");
        assertThat(rig.stage.text("file.status")).isEqualTo("12.4 MB, waiting for an answer");
    }

    @Test
    void whatIsSaidInACallCoversNoButton() {
        FakeCall call = rig.active();
        call.tell(new FakeTransfer(false, "a.pdf", 12_400_000));
        rig.stage.settle();
        Control toast = rig.stage.find("toast");
        Control hangUp = rig.stage.find("call.hangup");
        assertThat(toast.toDisplay(toast.getSize()).y).isLessThanOrEqualTo(hangUp.toDisplay(0, 0).y);
    }

    @Test
    void theCardOfAFileStandsOutAndApartFromWhatFollows() {
        FakeCall call = rig.active();
        rig.stage.press("call.chat");
        call.tell(new FakeTransfer(true, "a.pdf", 12_400_000));
        call.write("Thank you!");
        rig.stage.settle();
        Control card = rig.stage.find("file");
        RGB panel = card.getParent().getBackground().getRGB();
        rig.stage.until("the card's surface stands out", () -> contrast(rig.colour(card, 0.5, 0.95), panel) > 1.25);
        rig.stage.until("the card's edge stands out more", () -> contrast(rig.colour(card, 0.5, 0), panel) > 1.6);
        assertThat(latest().getLocation().y - card.getLocation().y - card.getSize().y).isGreaterThanOrEqualTo(12);
    }

    private static double contrast(RGB one, RGB other) {
        return ThemeTest.contrast(new Color(one), new Color(other));
    }

    @Test
    void theButtonsOfAFileAreSeenWholeInLongerLanguages() {
        rig.stage.window().settings().set("language", "es");
        rig.stage.settle();
        FakeCall call = rig.active();
        call.tell(new FakeTransfer(false, "a.pdf", 12_400_000));
        rig.stage.settle();
        rig.stage.press("call.chat");
        Control decline = rig.stage.find("file.decline");
        Point natural = decline.computeSize(SWT.DEFAULT, SWT.DEFAULT);
        assertThat(decline.getSize().x).isGreaterThanOrEqualTo(natural.x);
        assertThat(decline.getLocation().x + natural.x).isLessThanOrEqualTo(decline.getParent().getSize().x);
        assertThat(decline.getLocation().y + natural.y).isLessThanOrEqualTo(decline.getParent().getSize().y);
    }

    @Test
    void aSizeIsSaidOnceItIsKnown() {
        FakeCall call = rig.active();
        call.nextOffer = new FakeTransfer(true, "a.pdf", 0);
        drop("/home/alice/a.pdf");
        assertThat(rig.stage.text("file.status")).isEqualTo("waiting for an answer");
    }

    @Test
    void aFileDroppedAfterTheEndGoesNowhere() {
        FakeCall call = rig.active();
        call.end(EndReason.HANGUP, CallEnd.By.PEER, Duration.ofSeconds(5));
        rig.stage.settle();
        drop("/home/alice/a.pdf");
        assertThat(call.asked).isEmpty();
        assertThat(rig.stage.shows("chat")).isFalse();
    }

    @Test
    void theChatTakesNothingAfterTheEndAndSaysWhy() {
        FakeCall call = rig.active();
        rig.stage.press("call.chat");
        ((Text) rig.stage.find("chat.input")).setText("Good");
        call.end(EndReason.HANGUP, CallEnd.By.PEER, Duration.ofSeconds(5));
        rig.stage.settle();
        assertThat(rig.stage.text("chat.over")).isEqualTo("The call has ended: nothing more can be sent.");
        assertThat(rig.stage.shows("chat.input")).isFalse();
        assertThat(rig.stage.shows("chat.attach")).isFalse();
        assertThat(rig.stage.shows("chat.message")).isFalse();
    }

    @Test
    void aCallThatEndsWhileItsScreenIsMadeSaysSo() {
        FakeCall call = new FakeCall(rig.stage.calls, Direction.OUTGOING, "bob.meyer", CallState.ACTIVE).move(CallState.ACTIVE);
        call.end(EndReason.HANGUP, CallEnd.By.PEER, Duration.ofSeconds(5));
        rig.stage.settle();
        assertThat(rig.stage.text("call.end")).contains("bob.meyer");
        assertThat(rig.stage.shows("call.hangup")).isFalse();
    }

    @Test
    void whoWasTypingWhenTheCallEndedCallsNobodyByIt() {
        FakeCall call = rig.active();
        rig.stage.press("call.chat");
        rig.stage.find("chat.input").setFocus();
        call.end(EndReason.HANGUP, CallEnd.By.PEER, Duration.ofSeconds(5));
        rig.stage.settle();
        rig.key(' ', 0);
        assertThat(rig.stage.calls.called).isEmpty();
        assertThat(rig.stage.shows("chat.over")).isTrue();
        rig.stage.press("chat.close");
        assertThat(rig.stage.shows("call.end")).isTrue();
        rig.stage.until("the keyboard goes on to what can be done", () -> focus().equals("call.end.again"));
    }

    @Test
    void theKeyboardIsAtTheButtonsOfTheEnd() {
        rig.active().end(EndReason.HANGUP, CallEnd.By.PEER, Duration.ofSeconds(5));
        rig.stage.settle();
        rig.stage.until("the keyboard is there", () -> focus().equals("call.end.again"));
        FakeCall call = new FakeCall(rig.stage.calls, Direction.OUTGOING, "bob.meyer", CallState.ACTIVE).move(CallState.ACTIVE);
        call.end(EndReason.HANGUP, CallEnd.By.PEER, Duration.ofSeconds(5));
        rig.stage.settle();
        rig.stage.until("the keyboard is there", () -> focus().equals("call.end.again"));
    }

    private static String focus() {
        Control focus = Display.getCurrent().getFocusControl();
        return focus == null || Keys.of(focus) == null ? "nowhere" : Keys.of(focus);
    }

    @Test
    void aCallIsShownAsLongAsItLastsWhateverBecomesOfTheLogin() {
        FakeCall call = rig.active();
        rig.stage.server.end(DisconnectReason.TOKEN_REFUSED);
        rig.stage.settle();
        rig.stage.press("call.hangup");
        assertThat(call.asked).containsExactly("hang up");
        call.end(EndReason.HANGUP, CallEnd.By.SELF, Duration.ofSeconds(5));
        rig.stage.settle();
        rig.stage.press("call.end.home");
        assertThat(rig.stage.text("signin.note")).isEqualTo("Your session has ended. Please sign in again.");
    }

    @Test
    void whoDoesNotTrustAnotherCertificateDuringACallIsStillInIt() {
        FakeCall call = rig.active();
        rig.stage.server.tell(new SignalingEvent.CertificateRejected(new ServerCertificate("example.org", 7443, "E6:CA"), true));
        rig.stage.server.tell(new SignalingEvent.Disconnected(DisconnectReason.CERTIFICATE_CHANGED, ""));
        rig.stage.settle();
        rig.stage.press("certificate.cancel");
        assertThat(rig.stage.shows("call.hangup")).isTrue();
        call.end(EndReason.HANGUP, CallEnd.By.SELF, Duration.ofSeconds(5));
        rig.stage.settle();
        rig.stage.press("call.end.home");
        assertThat(rig.stage.text("connect.server.message")).isEqualTo("The certificate of example.org has changed and was not trusted.");
    }

    @Test
    void whoTrustsAnotherCertificateDuringACallConnectsOnceThatHasEnded() {
        FakeCall call = rig.active();
        rig.stage.server.asked.clear();
        rig.stage.server.tell(new SignalingEvent.CertificateRejected(new ServerCertificate("example.org", 7443, "E6:CA"), true));
        rig.stage.server.tell(new SignalingEvent.Disconnected(DisconnectReason.CERTIFICATE_CHANGED, ""));
        rig.stage.settle();
        rig.stage.press("certificate.trust");
        assertThat(rig.stage.server.asked).containsExactly("trust E6:CA");
        assertThat(rig.stage.shows("call.hangup")).isTrue();
        call.end(EndReason.HANGUP, CallEnd.By.SELF, Duration.ofSeconds(5));
        rig.stage.settle();
        rig.stage.press("call.end.home");
        assertThat(rig.stage.server.asked).anyMatch(asked -> asked.startsWith("connect tls://"));
    }

    @Test
    void whoIsAskedAboutACertificateDuringACallCanHangUp() {
        rig.active();
        rig.stage.server.tell(new SignalingEvent.CertificateRejected(new ServerCertificate("example.org", 7443, "E6:CA"), true));
        rig.stage.server.tell(new SignalingEvent.Disconnected(DisconnectReason.CERTIFICATE_CHANGED, ""));
        rig.stage.settle();
        assertThat(rig.stage.shows("certificate.trust")).isTrue();
        rig.stage.reach("call.hangup");
    }

    @Test
    void noToneOutlivesItsCallWhateverIsShown() {
        FakeEngine engine = new FakeEngine();
        rig.stage.services.engine(engine);
        rig.stage.window().settings().set("sounds", "true");
        FakeCall call = rig.outgoing(CallState.RINGING);
        rig.stage.until("it rings over there", () -> engine.played.size() == 1);
        rig.stage.server.end(DisconnectReason.DISPLACED);
        rig.stage.settle();
        call.end(EndReason.SIGNED_OUT, CallEnd.By.SELF, Duration.ZERO);
        rig.stage.until("it rings no more", () -> engine.silenced.size() == 1);
    }

    @Test
    void aPanelThatIsClosedBeforeItIsSeenDoesNotComeBack() {
        rig.active();
        ((Drawn) rig.stage.find("call.chat")).press();
        ((Drawn) rig.stage.find("call.chat")).press();
        rig.stage.settle();
        assertThat(rig.stage.shows("chat")).isFalse();
        rig.stage.press("call.details");
        assertThat(rig.stage.shows("details.facts")).isTrue();
    }

    private void drop(String file) {
        DropTarget target = (DropTarget) rig.stage.find("call").getData(DND.DROP_TARGET_KEY);
        ((FileDrop) target.getDropListeners()[0]).take(new String[] {file});
        rig.stage.settle();
    }

    @Test
    void anOfferedFileIsSavedIntoTheFolderOfTheSettings() {
        FakeCall call = rig.active();
        FakeTransfer file = new FakeTransfer(false, "a.pdf", 12_400_000);
        call.tell(file);
        rig.stage.settle();
        assertThat(rig.stage.text("call.chat")).isEqualTo("Chat and files, 1 new");
        rig.stage.press("call.chat");
        assertThat(rig.stage.text("file.status")).isEqualTo("12.4 MB, offered to you");
        rig.stage.press("file.accept");
        assertThat(file.asked).containsExactly("accept into " + rig.stage.window().settings().get().files());
        file.state = FileTransfer.State.RUNNING;
        file.transferred = 6_200_000;
        file.speed = 3_100_000;
        call.tell(file);
        rig.stage.settle();
        assertThat(rig.stage.text("file.status")).isEqualTo("6.2 MB of 12.4 MB\n3.1 MB/s, 2 s left");
        rig.stage.press("file.cancel");
        file.state = FileTransfer.State.FAILED;
        file.reason = FileTransfer.Reason.DISK_FULL;
        call.tell(file);
        rig.stage.settle();
        assertThat(rig.stage.text("file.status")).isEqualTo("Failed: there is not enough room on the disk");
        assertThat(rig.stage.shows("file.cancel")).isFalse();
    }

    @Test
    void whereAFileIsIsSaidWhereItsFolderCannotBeOpened() {
        FakeCall call = rig.active();
        FakeTransfer file = new FakeTransfer(false, "a.pdf", 12_400_000);
        file.state = FileTransfer.State.DONE;
        file.file = folder.resolve("gone").resolve("a.pdf");
        call.tell(file);
        rig.stage.press("call.chat");
        rig.stage.press("file.open");
        rig.stage.until("it is said", () -> rig.stage.shows("toast"));
        assertThat(((org.parley.ui.swt.internal.look.Toast) rig.stage.find("toast")).said()).isEqualTo(folder.resolve("gone").toString());
    }

    @Test
    void whatTheKeyboardIsAtComesBackIntoSightWithTheNextKey() {
        rig.active();
        ((CallScreen) rig.stage.window().shown()).bare(true);
        rig.stage.settle();
        Control button = rig.stage.find("call.mute");
        Control window = rig.stage.find("call");
        assertThat(button.toDisplay(0, 0).y).isGreaterThanOrEqualTo(window.toDisplay(window.getSize()).y);
        rig.key(SWT.TAB, 0);
        assertThat(button.toDisplay(0, 0).y).isLessThan(window.toDisplay(window.getSize()).y);
    }

    @Test
    void aBadConnectionIsSaidWithItsReason() {
        FakeCall call = rig.active();
        call.measure(stats(0, 1_000, 30));
        rig.stage.settle();
        assertThat(rig.stage.text("call.quality")).isEqualTo("Good connection");
        call.measure(stats(40, 2_000, 30));
        rig.stage.settle();
        assertThat(rig.stage.text("call.quality")).isEqualTo("40 packets a second are lost on the way");
        rig.stage.press("call.details");
        assertThat(rig.stage.text("details.facts")).isEqualTo("Picture: 640 × 480, VP8\nWay: relayed by a server\nSent: 800 kbit/s");
    }

    @Test
    void theWordsToCompareComeWhenTheyAreKnown() {
        FakeCall call = rig.active();
        rig.stage.press("call.verify");
        assertThat(rig.stage.text("verify.words")).isEqualTo("The words are not known yet.");
        call.words = List.of("abandon", "zebra", "mushroom", "window", "calm", "orange");
        rig.stage.until("the words are shown", () -> rig.stage.text("verify.words").equals("abandon   zebra   mushroom\nwindow   calm   orange"));
    }

    @Test
    void whatIsMissingIsSaidWhenACallBegins() {
        FakeEngine engine = new FakeEngine();
        engine.devices = new Devices(List.of("Front camera"), List.of(), List.of());
        rig.stage.services.engine(engine);
        rig.active();
        rig.stage.until("it is said", () -> rig.stage.shows("toast"));
        assertThat(((org.parley.ui.swt.internal.look.Toast) rig.stage.find("toast")).said()).isEqualTo("Not connected: Microphone, Speaker");
        rig.stage.press("call.devices");
        rig.stage.until("the devices are known", () -> rig.stage.text("devices.microphone").equals("Microphone: System default (none found)"));
        assertThat(rig.stage.text("devices.camera")).isEqualTo("Camera: System default");
    }

    @Test
    void aProblemIsSaidInTheUsersLanguage() {
        FakeCall call = rig.active();
        rig.stage.window().settings().set("language", "es");
        rig.stage.calls.tell(new CallEvent.Problem(call, "media-no-device", "no camera HD"));
        rig.stage.settle();
        assertThat(((org.parley.ui.swt.internal.look.Toast) rig.stage.find("toast")).said()).isEqualTo("Falta un dispositivo: no camera HD");
        rig.stage.calls.tell(new CallEvent.Problem(call, "of-a-plug-in", "the plug-in is tired"));
        rig.stage.settle();
        assertThat(((org.parley.ui.swt.internal.look.Toast) rig.stage.find("toast")).said()).isEqualTo("the plug-in is tired");
    }

    @Test
    void aLostDeviceIsSaid() {
        FakeCall call = rig.active();
        rig.stage.calls.tell(new CallEvent.DeviceLost(call, CallEvent.DeviceLost.Device.MICROPHONE, "Headset", "silence"));
        rig.stage.settle();
        assertThat(((org.parley.ui.swt.internal.look.Toast) rig.stage.find("toast")).said()).isEqualTo("Headset is gone. Microphone now: silence");
    }

    @Test
    void withoutAServiceForScreensTheDialogSaysSo() {
        rig.active();
        rig.stage.press("call.share");
        assertThat(rig.stage.text("share.note")).startsWith("Screens of this computer cannot be captured");
        assertThat(rig.stage.find("share.start").isEnabled()).isFalse();
    }

    @Test
    void theDevicesThatAreUsedAreShownWhateverTheSettingsSay() {
        FakeCall call = rig.active();
        call.media = new MediaChoice(CaptureSettings.of(new VideoInput.Pattern(), new AudioInput.File(Path.of("/home/alice/speech.wav"))), new AudioOutput.Device("Headset"));
        rig.stage.press("call.devices");
        assertThat(rig.stage.text("devices.camera")).isEqualTo("Camera: Test picture");
        assertThat(rig.stage.text("devices.microphone")).isEqualTo("Microphone: speech.wav");
        assertThat(rig.stage.text("devices.speaker")).isEqualTo("Speaker: Headset (not connected)");
    }

    @Test
    void inANarrowWindowALongNamePushesNothingOutOfSight() {
        rig.stage.window().shell().setSize(480, 480);
        FakeCall call = new FakeCall(rig.stage.calls, Direction.OUTGOING, "Maximiliane.Wollweber-Mommsen_12", CallState.RECOVERING).move(CallState.RECOVERING);
        call.peerShows(new Shown(false, false, false));
        rig.stage.settle();
        Control header = rig.stage.find("call.name").getParent();
        for (String key : List.of("call.state", "call.peermuted", "call.quality", "call.fullscreen")) {
            Rectangle place = rig.stage.find(key).getBounds();
            assertThat(header.getBounds().intersection(place)).as(key).isEqualTo(place);
        }
        assertThat(header.getSize().y).isLessThan(120);
        rig.stage.press("call.details");
        Control last = rig.stage.find("details.jitter");
        ScrolledComposite scroll = (ScrolledComposite) last.getParent().getParent();
        scroll.showControl(last);
        Control panel = rig.stage.find("details");
        assertThat(last.toDisplay(last.getSize()).y).isLessThanOrEqualTo(panel.toDisplay(panel.getSize()).y);
    }

    @Test
    void theOwnPictureIsHiddenAndComesBack() {
        rig.active();
        rig.stage.find("call.self").notifyListeners(SWT.MouseDoubleClick, new Event());
        rig.stage.settle();
        assertThat(rig.stage.shows("call.self")).isFalse();
        rig.stage.press("call.self.show");
        assertThat(rig.stage.shows("call.self")).isTrue();
    }

    @Test
    void theOwnPictureIsHiddenAndMovedByKeysToo() {
        rig.active();
        rig.key('o', 0);
        assertThat(rig.stage.shows("call.self")).isFalse();
        rig.key('o', 0);
        assertThat(rig.stage.shows("call.self")).isTrue();
        Set<Point> corners = new HashSet<>();
        for (int i = 0; i < 4; i++) {
            rig.key('o', SWT.SHIFT);
            Control self = rig.stage.find("call.self");
            corners.add(self.toDisplay(0, 0));
        }
        assertThat(corners).hasSize(4);
    }
}
