package org.parley.ui.swt.internal.look;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parley.ui.swt.internal.rig.Heard;
import org.parley.ui.swt.internal.rig.Stage;

/** Role, name, states and value of every control that draws itself, as a screen reader hears them. */
class SpokenTest {
    private Shell shell;
    private Fonts fonts;
    private Icons icons;
    private Look look;

    @BeforeEach
    void open() {
        Display display = Stage.display();
        shell = new Shell(display);
        shell.setLayout(new RowLayout());
        fonts = new Fonts(display);
        icons = new Icons(display, new IconMasks());
        look = new Look(Theme.LIGHT, fonts, icons);
    }

    @AfterEach
    void close() {
        shell.dispose();
    }

    @Test
    void aButtonIsFocusableAndSaysWhenItIsNotAvailable() {
        PushButton button = new PushButton(shell, look, PushButton.Kind.PRIMARY, "Connect");
        assertThat(Heard.of(button).role()).isEqualTo(ACC.ROLE_PUSHBUTTON);
        assertThat(Heard.of(button).name()).isEqualTo("Connect");
        assertThat(Heard.of(button).is(ACC.STATE_FOCUSABLE)).isTrue();
        assertThat(Heard.of(button).is(ACC.STATE_DISABLED)).isFalse();
        button.setEnabled(false);
        assertThat(Heard.of(button).is(ACC.STATE_DISABLED)).isTrue();
    }

    @Test
    void whatHasTheKeyboardIsFocused() {
        PushButton one = new PushButton(shell, look, PushButton.Kind.PRIMARY, "One");
        RoundButton two = new RoundButton(shell, look, RoundButton.Kind.SOFT, "phone", "Two", 48);
        shell.open();
        two.setFocus();
        while (shell.getDisplay().readAndDispatch()) {
            Thread.onSpinWait();
        }
        assertThat(Heard.of(one).is(ACC.STATE_FOCUSED)).isFalse();
        assertThat(Heard.of(two).is(ACC.STATE_FOCUSED)).isTrue();
    }

    @Test
    void aRoundButtonIsASwitchOnceItHasAState() {
        RoundButton button = new RoundButton(shell, look, RoundButton.Kind.SOFT, "mic", "Mute", 48);
        assertThat(Heard.of(button).role()).isEqualTo(ACC.ROLE_PUSHBUTTON);
        button.checked(false);
        assertThat(Heard.of(button).role()).isEqualTo(ACC.ROLE_CHECKBUTTON);
        assertThat(Heard.of(button).is(ACC.STATE_CHECKED)).isFalse();
        button.checked(true);
        button.tip("Unmute");
        assertThat(Heard.of(button).is(ACC.STATE_CHECKED)).isTrue();
        assertThat(Heard.of(button).name()).as("the state says the rest").isEqualTo("Mute");
    }

    @Test
    void aBoxIsChecked() {
        CheckBox box = new CheckBox(shell, look, "Stay signed in", false, false);
        assertThat(Heard.of(box).role()).isEqualTo(ACC.ROLE_CHECKBUTTON);
        assertThat(Heard.of(box).name()).isEqualTo("Stay signed in");
        assertThat(Heard.of(box).is(ACC.STATE_CHECKED)).isFalse();
        box.press();
        assertThat(Heard.of(box).is(ACC.STATE_CHECKED)).isTrue();
    }

    @Test
    void aChoiceSaysWhatIsChosenAndWhetherItIsOpen() {
        Choice<String> choice = new Choice<>(shell, look, "Theme");
        choice.offer(List.of(new Choice.Option<>("light", "Light"), new Choice.Option<>("dark", "Dark")), "dark");
        assertThat(Heard.of(choice).role()).isEqualTo(ACC.ROLE_COMBOBOX);
        assertThat(Heard.of(choice).name()).isEqualTo("Theme: Dark");
        assertThat(Heard.of(choice).is(ACC.STATE_COLLAPSED)).isTrue();
        Menu menu = choice.menu();
        menu.notifyListeners(SWT.Show, new Event());
        assertThat(Heard.of(choice).is(ACC.STATE_EXPANDED)).isTrue();
        assertThat(Heard.of(choice).is(ACC.STATE_COLLAPSED)).isFalse();
        menu.notifyListeners(SWT.Hide, new Event());
        assertThat(Heard.of(choice).is(ACC.STATE_COLLAPSED)).isTrue();
        assertThat(Heard.of(choice).is(ACC.STATE_EXPANDED)).isFalse();
    }

    @Test
    void oneTabIsSelected() {
        Segments tabs = new Segments(shell, look, List.of("a", "b"), List.of("People", "Calls"));
        assertThat(Heard.of(tabs.tab(0)).role()).isEqualTo(ACC.ROLE_TABITEM);
        assertThat(Heard.of(tabs.tab(0)).is(ACC.STATE_SELECTED | ACC.STATE_SELECTABLE)).isTrue();
        assertThat(Heard.of(tabs.tab(1)).is(ACC.STATE_SELECTED)).isFalse();
        tabs.choose(1);
        assertThat(Heard.of(tabs.tab(0)).is(ACC.STATE_SELECTED)).isFalse();
        assertThat(Heard.of(tabs.tab(1)).is(ACC.STATE_SELECTED)).isTrue();
        tabs.badge(1, 2, "Calls, 2 missed");
        assertThat(Heard.of(tabs.tab(1)).name()).isEqualTo("Calls, 2 missed");
    }

    @Test
    void aLevelHasAValue() {
        LevelMeter level = new LevelMeter(shell, look, "Microphone level");
        assertThat(Heard.of(level).role()).isEqualTo(ACC.ROLE_PROGRESSBAR);
        assertThat(Heard.of(level).name()).isEqualTo("Microphone level");
        assertThat(Heard.of(level).value()).isEqualTo(0);
        level.show(1);
        assertThat(Heard.of(level).value()).isEqualTo(100);
    }

    @Test
    void aToastIsAnAlert() {
        Toast toast = new Toast(shell, look, "You are in a call already.", 0);
        assertThat(Heard.of(toast).role()).isEqualTo(ACC.ROLE_ALERT);
        assertThat(Heard.of(toast).name()).isEqualTo("You are in a call already.");
    }

    @Test
    void whatIsTypedIntoIsNamed() {
        assertThat(Heard.label(new Field(shell, look, "name", SWT.NONE, "User name", "Letters").text())).isEqualTo("User name");
        assertThat(Heard.label(new SearchField(shell, look, "search", "Search people").text())).isEqualTo("Search people");
    }

    @Test
    void whatIsHiddenIsNotOffered() {
        RoundButton button = new RoundButton(shell, look, RoundButton.Kind.SOFT, "eye", "Show my picture", 32);
        shell.open();
        assertThat(Heard.of(button).state() & ACC.STATE_INVISIBLE).isZero();
        button.setVisible(false);
        assertThat(Heard.of(button).is(ACC.STATE_INVISIBLE | ACC.STATE_OFFSCREEN)).isTrue();
    }
}
