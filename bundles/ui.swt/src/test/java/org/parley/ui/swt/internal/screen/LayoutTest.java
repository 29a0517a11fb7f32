package org.parley.ui.swt.internal.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parley.signaling.DisconnectReason;
import org.parley.signaling.ServerCertificate;
import org.parley.signaling.SignalingException;
import org.parley.ui.swt.internal.look.CheckBox;
import org.parley.ui.swt.internal.look.Keys;
import org.parley.ui.swt.internal.look.PushButton;
import org.parley.ui.swt.internal.rig.Stage;

/** No text is cut, in no language, in a wide window and in the narrowest. */
class LayoutTest {
    @TempDir
    Path folder;
    private Stage stage;

    @AfterEach
    void close() {
        stage.close();
    }

    private void begin(String language, int width) throws IOException {
        Files.writeString(folder.resolve("settings.properties"), "language=" + language + "\n");
        stage = new Stage(folder);
        stage.server.certificate = new ServerCertificate("example.org", 7443, "E6:CA:".repeat(15) + "E6:CA");
        stage.server.connectFailures.add(new SignalingException(SignalingException.Kind.CERTIFICATE_CHANGED, "changed", null));
        stage.open();
        stage.window().shell().setSize(width, 600);
        stage.settle();
    }

    @ParameterizedTest
    @CsvSource({"en,1000", "de,1000", "es,1000", "zh,1000", "en,480", "de,480", "es,480", "zh,480"})
    void everyTextHasItsRoom(String language, int width) throws IOException {
        begin(language, width);
        check("connect");
        stage.type("connect.server", "no address");
        stage.enter("connect.server");
        check("connect, wrong");
        stage.type("connect.server", "example.org");
        stage.enter("connect.server");
        check("certificate");
        stage.press("certificate.trust");
        stage.press("signin.mode.register");
        stage.type("signin.user", "alice");
        stage.type("signin.password", "short");
        stage.press("signin.button");
        check("register, wrong");
        stage.press("signin.mode.login");
        stage.press("signin.button");
        check("home");
        stage.press("home.calls");
        check("home, calls");
        stage.press("home.settings");
        check("settings");
        stage.server.lose(DisconnectReason.SERVER_CLOSED, java.time.Duration.ofSeconds(30));
        stage.settle();
        check("banner");
        stage.server.end(DisconnectReason.DISPLACED);
        stage.settle();
        check("displaced");
    }

    private void check(String where) {
        for (Control control : stage.controls()) {
            boolean wraps = control instanceof Label label && label.getLayoutData() != null && label.getImage() == null && !label.getText().isEmpty();
            if (wraps || control instanceof PushButton || control instanceof CheckBox) {
                Point size = control.getSize();
                Point needed = control.computeSize(wraps ? Math.max(1, size.x) : SWT.DEFAULT, SWT.DEFAULT);
                assertThat(size.y).as("height on %s of %s", where, words(control)).isGreaterThanOrEqualTo(needed.y);
                assertThat(size.x).as("width on %s of %s", where, words(control)).isGreaterThanOrEqualTo(wraps ? 1 : needed.x);
                Control parent = control.getParent();
                assertThat(control.getLocation().x + size.x).as("right edge on %s of %s", where, words(control)).isLessThanOrEqualTo(parent.getSize().x);
            }
        }
    }

    private static String words(Control control) {
        return control instanceof Label label ? "'" + label.getText() + "'" : Keys.of(control);
    }
}
