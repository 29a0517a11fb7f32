package org.parley.ui.swt.internal.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.ui.swt.internal.rig.Stage;

/** A new window stands where the old one stood: after an update of its bundle, and after a new start. */
class KeptPlaceTest {
    @TempDir
    Path folder;
    private Stage stage;

    @BeforeEach
    void open() throws IOException {
        Files.writeString(folder.resolve("settings.properties"), "language=en\n");
        stage = new Stage(folder).open();
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private Shell shell() {
        return stage.window().shell();
    }

    private String remembered() {
        try {
            Path state = folder.resolve("state.properties");
            return Files.exists(state) ? Files.readString(state).lines().filter(line -> line.startsWith("window=")).findFirst().orElse("") : "";
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void again() {
        stage.close();
        stage = new Stage(folder).open();
    }

    @Test
    void aMovedAndResizedWindowComesBackThere() {
        shell().setBounds(300, 200, 820, 640);
        stage.until("the window has come to rest", () -> shell().getLocation().equals(new Point(300, 200)) && shell().getSize().equals(new Point(820, 640)));
        Rectangle inside = shell().getClientArea();
        again();
        assertThat(remembered()).isEqualTo("window=300 200 " + inside.width + " " + inside.height);
        assertThat(shell().getLocation()).isEqualTo(new Point(300, 200));
        assertThat(shell().getClientArea()).isEqualTo(inside);
    }

    @Test
    void aPlaceOnAMonitorThatIsNotThereAnyMoreIsNotUsed() throws IOException {
        write("-4000 200 820 640");
        again();
        assertThat(shell().getLocation().x).isNotNegative();
    }

    @Test
    void nonsenseIsPassedOver() throws IOException {
        write("0 0 huge");
        again();
        assertThat(shell().getSize().x).isEqualTo(1_000);
    }

    private void write(String place) throws IOException {
        Files.writeString(folder.resolve("state.properties"), "window=" + place + "\n");
    }
}
