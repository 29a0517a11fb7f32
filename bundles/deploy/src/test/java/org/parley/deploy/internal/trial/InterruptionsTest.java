package org.parley.deploy.internal.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.Version;

class InterruptionsTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    Path folder;
    private final Starts starts = new Starts();
    private final CountDownLatch never = new CountDownLatch(1);
    private final Thread starter = new Thread(this::startBundle);
    private volatile boolean computing;
    private Bundle bundle;
    private Interruptions interruptions;

    @BeforeEach
    void aBundleFromPlugins() throws Exception {
        String location = Files.createFile(folder.resolve("guest.jar")).toFile().toURI().normalize().toString();
        bundle = (Bundle) Proxy.newProxyInstance(Bundle.class.getClassLoader(), new Class<?>[] {Bundle.class}, (self, method, arguments) -> switch (method.getName()) {
            case "getLocation" -> location;
            case "getSymbolicName" -> "guest";
            case "getVersion" -> Version.emptyVersion;
            case "hashCode" -> System.identityHashCode(self);
            case "equals" -> self == arguments[0];
            default -> throw new UnsupportedOperationException(method.getName());
        });
        interruptions = new Interruptions(starts, new PluginFiles(folder), () -> { });
    }

    @AfterEach
    void end() throws InterruptedException {
        computing = false;
        never.countDown();
        starter.join(LONG.toMillis());
    }

    /** Named as the framework's own. */
    private void startBundle() {
        starts.begins(bundle, 0);
        while (computing) {
            Thread.onSpinWait();
        }
        try {
            never.await();
        } catch (InterruptedException e) {
            starts.ends(bundle);
        }
    }

    private void begin(Thread.State state) {
        starter.start();
        long until = System.nanoTime() + LONG.toNanos();
        while ((starter.getState() != state || !starts.any()) && System.nanoTime() < until) {
            Thread.onSpinWait();
        }
        assertThat(starter.getState()).isEqualTo(state);
    }

    private boolean at(long millis) {
        return interruptions.look(TimeUnit.MILLISECONDS.toNanos(millis));
    }

    @Test
    void aStartThatWaitsInOnePlaceForThreeSecondsIsInterrupted() throws InterruptedException {
        begin(Thread.State.WAITING);
        assertThat(at(1_000)).isTrue();
        at(3_999);
        assertThat(interruptions.happenedTo(bundle)).isFalse();
        at(4_000);
        assertThat(interruptions.happenedTo(bundle)).isTrue();
        starter.join(LONG.toMillis());
        assertThat(starter.isAlive()).isFalse();
        assertThat(at(4_200)).as("the thread may still end by it").isTrue();
        assertThat(at(7_000)).isFalse();
    }

    @Test
    void oneThatComputesIsLeftAlone() {
        computing = true;
        begin(Thread.State.RUNNABLE);
        at(0);
        at(60_000);
        assertThat(interruptions.happenedTo(bundle)).isFalse();
    }
}
