package org.parley.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleReference;
import org.osgi.framework.Version;

class CouriersTest {
    private static final int PATIENCE_SECONDS = 30;

    private final Couriers couriers = new Couriers("test", 50);
    private final BlockingQueue<String> brought = new LinkedBlockingQueue<>();

    /** Loaded as a class of somebody's bundle. */
    public static final class Listener implements Consumer<String> {
        private final Consumer<String> act;

        public Listener(Consumer<String> act) {
            this.act = act;
        }

        @Override
        public void accept(String text) {
            act.accept(text);
        }
    }

    private static final class BundleLoader extends ClassLoader implements BundleReference {
        private final String name;

        BundleLoader(String name) {
            super(CouriersTest.class.getClassLoader());
            this.name = name;
        }

        Class<?> define() throws IOException {
            try (InputStream in = CouriersTest.class.getResourceAsStream("CouriersTest$Listener.class")) {
                byte[] bytes = in.readAllBytes();
                return defineClass(Listener.class.getName(), bytes, 0, bytes.length);
            }
        }

        @Override
        public Bundle getBundle() {
            return (Bundle) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Bundle.class},
                    (self, method, arguments) -> method.getName().equals("getSymbolicName") ? name : new Version(1, 0, 0));
        }
    }

    @SuppressWarnings("unchecked")
    private Courier<String> courier(String bundle, Consumer<String> act) throws Exception {
        return couriers.to((Consumer<String>) new BundleLoader(bundle).define().getConstructor(Consumer.class).newInstance(act));
    }

    private String next() throws InterruptedException {
        return brought.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @AfterEach
    void close() {
        couriers.close();
    }

    @Test
    void aGuestIsToldInOrderOnAThreadOfItsOwn() throws Exception {
        Courier<String> guest = courier("guest", text -> brought.add(text + " " + Thread.currentThread().getName().startsWith("parley-test-guest-")));
        IntStream.range(0, 100).forEach(i -> guest.accept("event" + i));
        List<String> all = new ArrayList<>();
        while (all.size() < 100) {
            all.add(next());
        }
        assertThat(all).isEqualTo(IntStream.range(0, 100).mapToObj(i -> "event" + i + " true").toList());
    }

    @Test
    void oneOfOursIsToldAtOnceAndWhatItThrowsComesBack() throws Exception {
        Courier<String> ours = courier("org.parley.ui", text -> {
            brought.add(text + " " + Thread.currentThread().getName());
            throw new IllegalStateException("no");
        });
        assertThatThrownBy(() -> ours.accept("event")).isInstanceOf(IllegalStateException.class);
        assertThat(brought).containsExactly("event " + Thread.currentThread().getName());
    }

    @Test
    void aGuestThatBlocksHoldsUpNobodyAndIsNamedUntilItComesBack() throws Exception {
        CountDownLatch released = new CountDownLatch(1);
        Courier<String> blocking = courier("blocker", text -> {
            brought.add("held by " + text);
            try {
                released.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        Courier<String> other = courier("other", brought::add);
        blocking.accept("first");
        assertThat(next()).isEqualTo("held by first");
        other.accept("second");
        assertThat(next()).isEqualTo("second");
        await(() -> couriers.faults().equals(List.of(new Fault("blocker 1.0.0",
                "a listener of it does not come back from being told of String; test goes on without it; stop or update the bundle"))));
        assertThat(blocking.isIdle()).isFalse();
        released.countDown();
        await(() -> couriers.faults().isEmpty() && blocking.isIdle());
    }

    @Test
    void whatAGuestThrowsIsItsOwnAffair() throws Exception {
        Courier<String> guest = courier("guest", text -> {
            brought.add(text);
            throw new IllegalStateException(text);
        });
        guest.accept("first");
        guest.accept("second");
        assertThat(List.of(next(), next())).containsExactly("first", "second");
    }

    @Test
    void whoHasLeftIsToldNothingMore() throws Exception {
        Courier<String> guest = courier("guest", brought::add);
        guest.close();
        guest.accept("event");
        Courier<String> later = courier("guest", brought::add);
        later.accept("other");
        assertThat(next()).isEqualTo("other");
        assertThat(brought).isEmpty();
    }

    private static void await(java.util.function.BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
        }
    }
}
