package org.parley.launcher.demo.swap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.launcher.stage.StageFailure;

class OutcomeTest {
    @TempDir
    private Path folder;

    @Test
    void aLineSaysWhatWasNoticedAndWhatStayed() {
        assertThat(new Outcome("alice's transport.tcp, updated in place", 52, 1, 91, 38, List.of("the same call"), List.of()).text())
            .isEqualTo("alice's transport.tcp, updated in place: signaling away 38 ms; 1 of 92 pictures missing, at most 52 ms without one; the same call");
    }

    @Test
    void aBrokenPromiseStandsOut() {
        Outcome outcome = new Outcome("x", 700, 0, 9, 0, List.of(), List.of("no picture for 700 ms, 500 are allowed"));
        assertThat(outcome.text()).isEqualTo("x: signaling noticed nothing; 0 of 9 pictures missing, at most 700 ms without one; BROKEN: no picture for 700 ms, 500 are allowed");
        assertThat(outcome.json().get("broken").getAsString()).isEqualTo("no picture for 700 ms, 500 are allowed");
    }

    @Test
    void partsAreNamedAsTheyAreTyped() {
        assertThat(Part.named("engine")).contains(Part.ENGINE);
        assertThat(Part.named("Engine")).isEmpty();
        assertThat(Part.names()).isEqualTo("transport, server, engine, ui, all");
        assertThat(Part.ALL.includes(Part.UI)).isTrue();
        assertThat(Part.UI.includes(Part.SERVER)).isFalse();
    }

    @Test
    void aNewerBuildIsTheSameBundleWithANewerVersion() throws IOException, StageFailure {
        Path bundles = Files.createDirectories(folder.resolve("bundles/common/10"));
        Path plugins = Files.createDirectories(folder.resolve("plugins"));
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().putValue("Manifest-Version", "1.0");
        manifest.getMainAttributes().putValue("Bundle-Version", "0.1.0.SNAPSHOT");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(bundles.resolve("thing-0.1.0-SNAPSHOT.jar")), manifest)) {
            out.putNextEntry(new ZipEntry("inside"));
        }
        Files.createFile(bundles.resolve("thing.other-0.1.0-SNAPSHOT.jar"));
        NewerBuild.of(bundles, "thing").put(plugins);
        try (JarFile jar = new JarFile(plugins.resolve("thing-0.1.0-SNAPSHOT.jar").toFile())) {
            assertThat(jar.getManifest().getMainAttributes().getValue("Bundle-Version")).isEqualTo("0.1.1");
            assertThat(jar.getEntry("inside")).isNotNull();
        }
        try (var all = Files.list(plugins)) {
            assertThat(all).hasSize(1);
        }
    }
}
