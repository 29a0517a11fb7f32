package org.parley.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/** The plugins folder: what is dropped in starts, a newer one updates, a deleted one goes, and nothing else restarts. */
@ExtendWith(InFelix.class)
class HotDeployIT {
    @Test
    void aDroppedBundleStartsANewerOneUpdatesAndADeletedOneGoes(BundleContext context) throws Exception {
        Services services = new Services(context);
        Path plugins = Path.of(context.getProperty("parley.home"), "plugins");
        long[] others = startTimes(context);

        GuestJar.of("guest", "1.0.0").drop(plugins);
        assertThat(services.await(Supplier.class, "(guest=yes)").get()).isEqualTo("guest");

        GuestJar.of("guest", "1.1.0").drop(plugins);
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
        GuestJar.of("guest", "1.0.0").drop(broken.getParent());
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
}
