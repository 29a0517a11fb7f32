package org.parley.launcher.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Distributions in which a script plays Parley. */
final class Scripts {
    private Scripts() {}

    static OwnHome home(Path folder, String script) throws IOException {
        Path shipped = folder.resolve("shipped");
        Files.createDirectories(shipped.resolve("bin"));
        Files.createDirectories(shipped.resolve("conf"));
        Files.writeString(shipped.resolve("conf/logback.xml"), "");
        assertThat(Files.writeString(shipped.resolve("bin/parley"), script).toFile().setExecutable(true)).isTrue();
        return OwnHome.in(folder.resolve("home"), shipped);
    }
}
