package org.parley.ui.swt.internal.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.swt.SWT;
import org.eclipse.swt.internal.gtk.GTK;
import org.eclipse.swt.internal.gtk.OS;
import org.eclipse.swt.internal.gtk3.GTK3;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.call.Call;
import org.parley.call.CallEnd;
import org.parley.call.CallState;
import org.parley.call.EndReason;
import org.parley.call.played.FakeCall;
import org.parley.ui.swt.internal.look.PlatformDialog;

class IncomingTest {
    @TempDir
    Path folder;
    private CallRig rig;
    private FakeCall call;

    @BeforeEach
    void ring() throws IOException {
        rig = new CallRig(folder, "language=en\nsounds=false\nnotifications=false\n");
        call = rig.incoming(CallState.RINGING);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void aWindowSaysWhoCallsAndTheScreenWaitsForTheAnswer() {
        assertThat(rig.stage.text("incoming.name")).isEqualTo("bob.meyer");
        assertThat(rig.stage.shows("call")).isFalse();
        rig.stage.press("incoming.answer");
        assertThat(call.asked).containsExactly("answer");
        assertThat(rig.stage.shows("incoming")).isFalse();
        call.move(CallState.CONNECTING);
        rig.stage.settle();
        assertThat(rig.stage.text("call.state")).isEqualTo("Connecting…");
    }

    @Test
    void answeringWithoutVideoTurnsTheCameraOffFirst() {
        rig.stage.press("incoming.audio");
        assertThat(call.asked).containsExactly("mute camera true", "answer");
    }

    @Test
    void theAnswerBringsTheWindowThatShowsTheCall() {
        rig.stage.window().shell().setMinimized(true);
        rig.stage.press("incoming.answer");
        call.move(CallState.CONNECTING);
        rig.stage.settle();
        assertThat(rig.stage.window().shell().getMinimized()).isFalse();
    }

    @Test
    void keysCountOnceWhoeverWasTypingHasSeenTheWindow() {
        rig.stage.press("incoming.decline");
        FakeCall next = new FakeCall(rig.stage.calls, Call.Direction.INCOMING, "carol", CallState.RINGING).move(CallState.RINGING);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!rig.stage.shows("incoming")) { // and not a moment longer, after which keys count
            assertThat(System.nanoTime()).as("the time that is waited").isLessThan(end);
            Display.getCurrent().readAndDispatch();
        }
        type(SWT.TRAVERSE_RETURN);
        type(SWT.TRAVERSE_ESCAPE);
        rig.stage.find("incoming.answer").notifyListeners(SWT.KeyDown, space());
        assertThat(next.asked).isEmpty();
        rig.stage.until("Escape declines", () -> {
            rig.stage.find("incoming").notifyListeners(SWT.Traverse, traversal(SWT.TRAVERSE_ESCAPE));
            return next.asked.equals(List.of("decline"));
        });
    }

    private void type(int detail) {
        rig.stage.find("incoming.answer").notifyListeners(SWT.Traverse, traversal(detail));
    }

    private static Event traversal(int detail) {
        Event key = new Event();
        key.detail = detail;
        key.doit = true;
        return key;
    }

    private static Event space() {
        Event key = new Event();
        key.keyCode = ' ';
        key.character = ' ';
        return key;
    }

    @Test
    void decliningByButton() {
        rig.stage.press("incoming.decline");
        assertThat(call.asked).containsExactly("decline");
    }

    @Test
    void aScreenThatComesMeanwhileLeavesTheKeyboardToIt() {
        rig.stage.until("it has the keyboard", () -> Display.getCurrent().getFocusControl() == rig.stage.find("incoming.answer"));
        rig.stage.window().home();
        rig.stage.settle();
        assertThat(Display.getCurrent().getFocusControl()).isEqualTo(rig.stage.find("incoming.answer"));
        ((Shell) rig.stage.find("incoming")).close();
        rig.stage.until("it goes to where one types", () -> Display.getCurrent().getFocusControl() == rig.stage.find("home.search"));
    }

    @Test
    void theCloseButtonDeclines() {
        ((Shell) rig.stage.find("incoming")).close();
        assertThat(call.asked).containsExactly("decline");
    }

    @Test
    void aDialogOfThePlatformThatHoldsAllWindowsDoesNotHoldThatOfTheCall() {
        Shell dialog = new Shell(rig.stage.window().shell(), SWT.DIALOG_TRIM);
        dialog.open();
        GTK.gtk_window_set_modal(GTK3.gtk_widget_get_toplevel(dialog.handle), true);
        rig.stage.reach("incoming.decline");
    }

    @Test
    void whatTheMouseDoesCountsWhileADialogOfThePlatformRunsALoopOfItsOwn() {
        rig.stage.until("the window is there", () -> rig.stage.shows("incoming.decline"));
        Control decline = rig.stage.find("incoming.decline");
        boolean[] told = new boolean[1];
        decline.addListener(SWT.MouseDown, event -> told[0] = true);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        PlatformDialog.open(Display.getCurrent(), () -> {
            while (!told[0] && System.nanoTime() < end) {
                rig.stage.point(decline);
                while (OS.g_main_context_iteration(0, false)) { // as GTK does, which knows nothing of SWT
                    Thread.onSpinWait();
                }
            }
            return "";
        });
        assertThat(told[0]).isTrue();
    }

    @Test
    void anEventThatFailsWhileADialogOfThePlatformIsOpenLeavesTheMouseItsWay() {
        rig.stage.until("the window is there", () -> rig.stage.shows("incoming.decline"));
        Control decline = rig.stage.find("incoming.decline");
        boolean[] told = new boolean[1];
        boolean[] failed = new boolean[1];
        decline.addListener(SWT.MouseDown, event -> {
            told[0] = failed[0];
            failed[0] = true;
            if (!told[0]) {
                throw new LinkageError("on purpose");
            }
        });
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        PlatformDialog.open(Display.getCurrent(), () -> {
            while (!told[0] && System.nanoTime() < end) {
                rig.stage.point(decline);
                while (OS.g_main_context_iteration(0, false)) {
                    Thread.onSpinWait();
                }
            }
            return "";
        });
        assertThat(told[0]).isTrue();
    }

    @Test
    void theWindowGoesWhenTheCallerGivesUp() {
        call.end(EndReason.CANCELLED, CallEnd.By.PEER, Duration.ZERO);
        rig.stage.settle();
        assertThat(rig.stage.shows("incoming")).isFalse();
        assertThat(rig.stage.shows("call")).isFalse();
        assertThat(call.asked).isEmpty();
    }

    @Test
    void aCallAnsweredElsewhereInTheProgramMovesToTheScreen() {
        call.move(CallState.CONNECTING);
        rig.stage.settle();
        assertThat(rig.stage.shows("incoming")).isFalse();
        assertThat(rig.stage.shows("call")).isTrue();
    }

    @Test
    void goingWindowsDecideNothing() {
        rig.closeDesk();
        assertThat(call.asked).isEmpty();
        rig.openDesk();
        assertThat(rig.stage.shows("incoming")).isTrue();
    }
}
