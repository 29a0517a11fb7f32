package org.parley.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.parley.itests.hot.Guest;

/** The plugins folder: what is dropped in starts, a newer one updates, a deleted one goes, and nothing else restarts. */
@ExtendWith(InFelix.class)
class HotDeployIT {
    private static final String COMPONENT = "<scr:component xmlns:scr='http://www.osgi.org/xmlns/scr/v1.4.0' name='guest'><property name='guest' value='yes'/>"
        + "<service><provide interface='java.util.function.Supplier'/></service><implementation class='org.parley.itests.hot.Guest'/></scr:component>";

    @Test
    void aDroppedBundleStartsANewerOneUpdatesAndADeletedOneGoes(BundleContext context) throws Exception {
        Services services = new Services(context);
        Path plugins = Path.of(context.getProperty("parley.home"), "plugins");
        long[] others = startTimes(context);

        drop(plugins, "1.0.0", Instant.now().minusSeconds(60));
        assertThat(services.await(Supplier.class, "(guest=yes)").get()).isEqualTo("guest");

        drop(plugins, "1.1.0", Instant.now());
        Services.eventually("version 1.1.0 runs", () -> guest(context).map(b -> b.getVersion().toString().equals("1.1.0") && b.getState() == Bundle.ACTIVE).orElse(false));
        assertThat(services.await(Supplier.class, "(guest=yes)").get()).isEqualTo("guest");

        Files.delete(plugins.resolve("guest.jar"));
        Services.eventually("the bundle is gone", () -> guest(context).isEmpty());
        assertThat(services.has(Supplier.class, "(guest=yes)")).isFalse();
        assertThat(startTimes(context)).as("no other bundle was touched").isEqualTo(others);
    }

    @Test
    void aBrokenBundleHarmsNobody(BundleContext context) throws Exception {
        Path broken = Path.of(context.getProperty("parley.home"), "plugins", "broken.jar");
        long[] others = startTimes(context);
        Files.writeString(broken, "this is no jar");
        drop(broken.getParent(), "1.0.0", Instant.now());
        assertThat(new Services(context).await(Supplier.class, "(guest=yes)")).isNotNull();
        Files.delete(broken);
        Files.delete(broken.resolveSibling("guest.jar"));
        Services.eventually("the bundle is gone", () -> guest(context).isEmpty());
        assertThat(startTimes(context)).isEqualTo(others);
    }

    private static long[] startTimes(BundleContext context) {
        return Arrays.stream(context.getBundles()).filter(b -> String.valueOf(b.getSymbolicName()).startsWith("org.parley."))
            .mapToLong(Bundle::getLastModified).toArray();
    }

    private static Optional<Bundle> guest(BundleContext context) {
        return Arrays.stream(context.getBundles()).filter(b -> "guest".equals(b.getSymbolicName())).findFirst();
    }

    private static void drop(Path plugins, String version, Instant modified) throws IOException {
        Path jar = Files.createTempFile(plugins.getParent(), "guest", ".tmp");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest(version))) {
            out.putNextEntry(new JarEntry("org/parley/itests/hot/Guest.class"));
            try (InputStream in = Guest.class.getResourceAsStream("Guest.class")) {
                in.transferTo(out);
            }
            out.putNextEntry(new JarEntry("OSGI-INF/guest.xml"));
            out.write(COMPONENT.getBytes(StandardCharsets.UTF_8));
        }
        Files.setLastModifiedTime(jar, FileTime.from(modified));
        Files.move(jar, plugins.resolve("guest.jar"), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static Manifest manifest(String version) {
        Manifest manifest = new Manifest();
        var headers = manifest.getMainAttributes();
        headers.putValue("Manifest-Version", "1.0");
        headers.putValue("Bundle-ManifestVersion", "2");
        headers.putValue("Bundle-SymbolicName", "guest");
        headers.putValue("Bundle-Version", version);
        headers.putValue("Service-Component", "OSGI-INF/guest.xml");
        headers.putValue("Require-Capability", "osgi.extender;filter:=\"(&(osgi.extender=osgi.component)(version>=1.5.0)(!(version>=2.0.0)))\"");
        return manifest;
    }
}
