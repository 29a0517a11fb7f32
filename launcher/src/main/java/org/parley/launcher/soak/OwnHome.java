package org.parley.launcher.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** A distribution that shares its jars with the shipped one, but whose configuration and plugins are its own. */
record OwnHome(Path folder) {
    /** Makes one in {@code folder}. */
    static OwnHome in(Path folder, Path shipped) throws IOException {
        for (String own : List.of("bin", "conf", "plugins")) {
            Files.createDirectories(folder.resolve(own));
        }
        for (String shared : List.of("lib", "bundles")) {
            Files.createSymbolicLink(folder.resolve(shared), shipped.resolve(shared).toAbsolutePath());
        }
        Files.copy(shipped.resolve("bin/parley"), folder.resolve("bin/parley"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.copy(shipped.resolve("conf/logback.xml"), folder.resolve("conf/logback.xml"));
        return new OwnHome(folder);
    }

    void configure(String component, String settings) throws IOException {
        Files.writeString(folder.resolve("conf").resolve(component + ".cfg"), settings);
    }

    Path script() {
        return folder.resolve("bin/parley");
    }

    /** Where a bundle is dropped to replace a shipped one. */
    Path plugin(String bundle) {
        return folder.resolve("plugins").resolve(bundle + ".jar");
    }
}
