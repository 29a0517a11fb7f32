package org.parley.ui.swt.internal.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.call.MediaChoice;
import org.parley.media.AudioOutput;
import org.parley.media.MediaException;
import org.parley.media.SoundProcessing;
import org.parley.media.VideoInput;
import org.parley.ui.swt.internal.look.CheckBox;
import org.parley.ui.swt.internal.look.Choice;
import org.parley.ui.swt.internal.look.Drawn;
import org.parley.ui.swt.internal.look.Keys;
import org.parley.ui.swt.internal.look.LevelMeter;
import org.parley.ui.swt.internal.look.Page;
import org.parley.ui.swt.internal.look.Theme;
import org.parley.ui.swt.internal.rig.FakeEngine;
import org.parley.ui.swt.internal.rig.Stage;
import org.parley.ui.swt.internal.video.VideoView;

/** What the user chooses is saved, seen, and reaches calls at once. */
class SettingsTest {
    @TempDir
    Path folder;
    private final FakeEngine engine = new FakeEngine();
    private Stage stage;

    @BeforeEach
    void open() throws IOException {
        Files.writeString(folder.resolve("settings.properties"), "language=en\ntheme=light\n");
        stage = new Stage(folder);
        stage.services.engine(engine);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private void atSettings() {
        stage.open();
        stage.type("connect.server", "example.org");
        stage.press("connect.button");
        stage.type("signin.user", "alice");
        stage.type("signin.password", "correct horse");
        stage.press("signin.button");
        stage.press("home.settings");
        if (engine.failure == null) {
            stage.until("the devices are open", () -> !engine.opened.isEmpty());
        }
    }

    @SuppressWarnings("unchecked")
    private <T> Choice<T> choice(String key) {
        return (Choice<T>) stage.find(key);
    }

    private MediaChoice latest() {
        List<MediaChoice> choices = stage.calls.choices;
        return choices.get(choices.size() - 1);
    }

    @Test
    void aScreenIsSeenOnceItIsWholeAndTheOneBeforeUntilThen() {
        atSettings();
        ((Drawn) stage.find("settings.back")).press();
        assertThat(stage.shows("home.search")).isFalse();
        assertThat(stage.shows("settings.back")).isTrue();
        stage.settle();
        assertThat(stage.shows("settings.back")).isFalse();
        ((Drawn) stage.find("home.settings")).press();
        stage.until("a switch is seen", () -> stage.shows("settings.noiseSuppression"));
        assertThat(stage.shows("settings.files")).isTrue();
    }

    @Test
    void whatIsPressedOnAScreenThatIsLeftDoesNothing() {
        atSettings();
        ((Drawn) stage.find("settings.back")).press();
        ((Drawn) stage.find("settings.noiseSuppression")).press();
        stage.settle();
        assertThat(stage.shows("home.search")).isTrue();
        stage.press("home.settings");
        assertThat(((CheckBox) stage.find("settings.noiseSuppression")).isChecked()).isTrue();
        stage.press("settings.noiseSuppression");
        assertThat(((CheckBox) stage.find("settings.noiseSuppression")).isChecked()).isFalse();
    }

    @Test
    void whoLeavesAScreenBeforeItIsSeenIsAtHome() {
        atSettings();
        stage.press("settings.back");
        ((Drawn) stage.find("home.settings")).press();
        stage.window().navigator().home();
        stage.settle();
        assertThat(stage.shows("home.search")).isTrue();
        assertThat(stage.shows("settings.back")).isFalse();
    }

    @Test
    void theCamerasPictureAndTheMicrophonesLevelAreShown() {
        atSettings();
        stage.until("the picture is seen", () -> ((VideoView) stage.find("settings.preview")).showsPicture());
        stage.until("the level is seen", () -> ((LevelMeter) stage.find("settings.level")).shown() > 0.8);
    }

    @Test
    void theDevicesOfTheMachineAreOfferedAndTheChosenOneReachesCalls() {
        atSettings();
        stage.until("the devices are listed", () -> choice("settings.camera").options().size() == 3);
        choice("settings.camera").choose("Front camera");
        stage.settle();
        assertThat(latest().capture().camera()).isEqualTo(new VideoInput.Device("Front camera"));
        stage.until("the preview shows it", () -> engine.opened.size() == 2 && engine.opened.get(1).camera().equals(new VideoInput.Device("Front camera")));
        assertThat(folder.resolve("settings.properties")).content().contains("camera=Front camera");
    }

    @Test
    void aChosenDeviceThatIsGoneIsNamed() throws IOException {
        Files.writeString(folder.resolve("settings.properties"), "language=en\nmicrophone=Old headset\n");
        atSettings();
        stage.until("the devices are listed", () -> stage.text("settings.microphone").contains("Old headset"));
        assertThat(stage.text("settings.microphone")).isEqualTo("Microphone: Old headset (not connected)");
    }

    @Test
    void leavingFreesTheDevices() {
        atSettings();
        stage.press("settings.back");
        stage.until("all is closed", () -> engine.closed.size() == engine.opened.size());
    }

    @Test
    void devicesThatCannotBeOpenedAreSaid() {
        engine.failure = new MediaException(MediaException.Kind.NO_DEVICE, "there is no camera", null);
        atSettings();
        stage.until("it is said", () -> stage.text("settings.preview.state").contains("there is no camera"));
    }

    @Test
    void theTestToneIsPlayedAtTheChosenSpeaker() {
        atSettings();
        stage.until("the devices are listed", () -> choice("settings.speaker").options().size() == 4);
        choice("settings.speaker").choose("Screen");
        stage.press("settings.test");
        stage.until("it is played", () -> !engine.played.isEmpty());
        assertThat(engine.played).containsExactly(new AudioOutput.Device("Screen"));
    }

    @Test
    void switchesAndSizesReachTheNextCall() {
        atSettings();
        stage.press("settings.noiseSuppression");
        choice("settings.pictureHeight").choose(1_080);
        choice("settings.framesPerSecond").choose(15);
        stage.settle();
        assertThat(latest().capture().processing()).isEqualTo(new SoundProcessing(false, true, true));
        assertThat(List.of(latest().capture().width(), latest().capture().height(), latest().capture().framesPerSecond())).containsExactly(1_920, 1_080, 15);
    }

    @Test
    void theCommandLineComesFirst() {
        stage.options.put("parley.client.camera", "pattern");
        stage.options.put("parley.client.size", "320x240");
        atSettings();
        assertThat(latest().capture().camera()).isEqualTo(new VideoInput.Pattern());
        assertThat(latest().capture().width()).isEqualTo(320);
        assertThat(stage.find("settings.camera").isEnabled()).isFalse();
    }

    @Test
    void anotherLanguageAndThemeAreSeenAtOnceAndKept() throws IOException {
        atSettings();
        choice("settings.language").choose("de");
        stage.settle();
        assertThat(stage.text("settings.title")).isEqualTo("Einstellungen");
        choice("settings.theme").choose("dark");
        stage.settle();
        Color background = stage.window().shell().getBackground();
        assertThat(background).isEqualTo(Theme.DARK.window());
        Path file = folder.resolve("settings.properties");
        assertThat(file).content().contains("language=de", "theme=dark");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
    }

    @Test
    void inOtherColoursTheKeyboardAndWhatIsSeenStayWhereTheyWere() {
        atSettings();
        stage.window().shell().setSize(800, 500);
        stage.settle();
        stage.find("settings.theme").setFocus();
        stage.until("the keyboard is there", () -> Display.getCurrent().getFocusControl() == stage.find("settings.theme"));
        assertThat(page().getOrigin().y).isPositive();
        choice("settings.theme").choose("dark");
        stage.settle();
        assertThat(Keys.of(Display.getCurrent().getFocusControl())).isEqualTo("settings.theme");
        assertThat(page().getOrigin().y).isPositive();
    }

    private Page page() {
        Composite parent = stage.find("settings.theme").getParent();
        while (!(parent instanceof Page)) {
            parent = parent.getParent();
        }
        return (Page) parent;
    }

    @Test
    void nonsenseInTheFileIsPassedOver() throws IOException {
        Files.writeString(folder.resolve("settings.properties"), "language=klingon\npictureHeight=-3\nframesPerSecond=many\ntheme=\\uZZZZ\n");
        stage.open();
        assertThat(stage.window().settings().get().pictureHeight()).isEqualTo(720);
    }
}
