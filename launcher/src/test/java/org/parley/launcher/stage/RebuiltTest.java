package org.parley.launcher.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RebuiltTest {
    @TempDir
    Path folder;

    @Test
    void itIsTheSameBundleWithANewerVersion() throws IOException {
        Path bundles = Files.createDirectories(folder.resolve("bundles/client/10"));
        ship(bundles.resolve("call-0.1.0-SNAPSHOT.jar"), "0.1.0.SNAPSHOT");
        ship(bundles.resolve("call.other-0.1.0-SNAPSHOT.jar"), "0.9.0");
        Path target = Files.createDirectories(folder.resolve("plugins")).resolve("call.jar");
        Rebuilt call = Rebuilt.of(folder.resolve("bundles"), "call");
        assertThat(call.put(target, 1)).isEqualTo("0.1.1");
        assertThat(call.put(target, 2)).isEqualTo("0.1.2");
        try (JarFile jar = new JarFile(target.toFile())) {
            assertThat(jar.getManifest().getMainAttributes().getValue("Bundle-Version")).isEqualTo("0.1.2");
            assertThat(jar.getManifest().getMainAttributes().getValue("Bundle-SymbolicName")).isEqualTo("shipped");
            assertThat(jar.getInputStream(jar.getEntry("inside.txt")).readAllBytes()).asString().isEqualTo("0.1.0.SNAPSHOT");
        }
        assertThat(target.getParent().toFile().list()).hasSize(1);
        assertThatThrownBy(() -> Rebuilt.of(folder.resolve("bundles"), "none")).hasMessageContaining("the bundle none is not shipped");
    }

    private static void ship(Path jar, String version) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Bundle-SymbolicName", "shipped");
        manifest.getMainAttributes().putValue("Bundle-Version", version);
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            out.putNextEntry(new JarEntry("inside.txt"));
            out.write(version.getBytes());
        }
    }
}
