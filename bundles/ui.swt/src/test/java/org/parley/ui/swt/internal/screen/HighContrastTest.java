package org.parley.ui.swt.internal.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.swt.internal.gtk.GTK;
import org.eclipse.swt.internal.gtk.OS;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.ui.swt.internal.look.Theme;
import org.parley.ui.swt.internal.rig.Stage;

/** The desktop's setting, followed while the window is open. */
class HighContrastTest {
    @TempDir
    Path folder;
    private Stage stage;
    private String before;

    @BeforeEach
    void open() throws IOException {
        Files.writeString(folder.resolve("settings.properties"), "language=en\ntheme=light\n");
        stage = new Stage(folder).open();
        before = OS.getThemeName();
    }

    @AfterEach
    void close() {
        desktop(before);
        stage.close();
    }

    private void desktop(String theme) {
        OS.g_object_set(GTK.gtk_settings_get_default(), GTK.gtk_theme_name, (theme + "\0").getBytes(StandardCharsets.US_ASCII), 0);
    }

    @Test
    void coloursFollowTheDesktop() {
        assertThat(stage.window().look().theme()).isEqualTo(Theme.LIGHT);
        desktop("HighContrast");
        stage.until("black upon white", () -> stage.window().look().theme() == Theme.CONTRAST_LIGHT);
        stage.window().settings().set("theme", "dark");
        assertThat(stage.window().look().theme()).isEqualTo(Theme.CONTRAST_DARK);
        assertThat(stage.window().shell().getBackground()).isEqualTo(Theme.CONTRAST_DARK.window());
        desktop(before);
        stage.until("as it was", () -> stage.window().look().theme() == Theme.DARK);
    }
}
