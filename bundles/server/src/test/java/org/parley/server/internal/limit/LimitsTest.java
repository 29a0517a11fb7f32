package org.parley.server.internal.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LimitsTest {
    private static final long SECOND = 1_000_000_000L;

    private static ClientAddress address(String text) throws Exception {
        return ClientAddress.of(new InetSocketAddress(InetAddress.getByName(text), 1));
    }

    @Test
    void bucketNeverHoldsMoreThanItsBurst() {
        RateLimit limit = new RateLimit(new RateLimit.Rates(10, 20, 1, 1), 0);
        limit.take(5, 0, 0);
        assertThat(limit.tryTake(21, 0, 100 * SECOND)).isEqualTo(100);
        assertThat(limit.tryTake(20, 0, 100 * SECOND)).isZero();
        limit.take(100, 0, 100 * SECOND);
        assertThat(limit.tryTake(1, 0, 100 * SECOND)).isEqualTo(100);
    }

    @Test
    void whatIsRefusedTakesNothing() {
        RateLimit limit = new RateLimit(new RateLimit.Rates(1, 10, 1, 100), 0);
        assertThat(limit.tryTake(1, 101, 0)).isEqualTo(1_000);
        assertThat(limit.tryTake(10, 100, 0)).isZero();
        assertThat(limit.tryTake(1, 1, 0)).isEqualTo(1_000);
        assertThat(limit.tryTake(1, 1, SECOND - 1)).isEqualTo(1);
        assertThat(limit.tryTake(1, 1, SECOND)).isZero();
    }

    @Test
    void windowTellsTheThirdOfThreeWithinTheTime() {
        EventWindow window = new EventWindow(3, 10);
        assertThat(window.hit(0)).isFalse();
        assertThat(window.hit(5)).isFalse();
        assertThat(window.hit(11)).isFalse();
        assertThat(window.hit(15)).isTrue();
        assertThat(window.hit(21)).isTrue();
        assertThat(window.hit(40)).isFalse();
    }

    @Test
    void windowOfOneTellsTheFirst() {
        assertThat(new EventWindow(1, 10).hit(0)).isTrue();
    }

    @Test
    void keyedLimitForgetsAfterItsTime() {
        long[] now = {0};
        KeyedLimit limit = new KeyedLimit(2, SECOND, () -> now[0]);
        assertThat(limit.begin("a")).isZero();
        limit.end("a", true);
        now[0] = SECOND / 2;
        assertThat(limit.begin("a")).isZero();
        limit.end("a", true);
        assertThat(limit.waitMillis("a")).isEqualTo(501);
        assertThat(limit.begin("a")).isEqualTo(501);
        assertThat(limit.waitMillis("b")).isZero();
        assertThat(limit.begin("b")).isZero();
        now[0] = SECOND;
        assertThat(limit.waitMillis("a")).isZero();
        assertThat(limit.begin("a")).isZero();
        limit.end("a", false);
        assertThat(limit.begin("a")).isZero();
        limit.end("a", true);
        assertThat(limit.begin("a")).isEqualTo(501);
    }

    @Test
    void attemptWaitsWhileThoseUnderWayMayTakeTheLastPlace() throws Exception {
        assertThat(beginBehindOneThat(false)).isZero();
        assertThat(beginBehindOneThat(true)).isEqualTo(1_001);
    }

    private static long beginBehindOneThat(boolean counts) throws Exception {
        KeyedLimit limit = new KeyedLimit(1, SECOND, () -> 0);
        assertThat(limit.begin("a")).isZero();
        assertThat(limit.waitMillis("a")).isZero();
        CompletableFuture<Long> second = new CompletableFuture<>();
        Thread thread = new Thread(() -> second.complete(limit.begin("a")));
        thread.start();
        while (thread.getState() != Thread.State.WAITING) {
            assertThat(second).isNotDone();
            Thread.onSpinWait();
        }
        limit.end("a", counts);
        return second.get(10, TimeUnit.SECONDS);
    }

    @Test
    void whoIsInterruptedWhileWaitingMayNot() throws Exception {
        KeyedLimit limit = new KeyedLimit(1, SECOND, () -> 0);
        limit.begin("a");
        CompletableFuture<Long> second = new CompletableFuture<>();
        Thread thread = new Thread(() -> second.complete(limit.begin("a")));
        thread.start();
        thread.interrupt();
        assertThat(second.get(10, TimeUnit.SECONDS)).isPositive();
    }

    @Test
    void loopbackIsExempt() throws Exception {
        assertThat(address("127.9.9.9").exempt()).isTrue();
        assertThat(address("::1").exempt()).isTrue();
        assertThat(address("::ffff:127.0.0.1").exempt()).isTrue();
        assertThat(address("192.0.2.1").exempt()).isFalse();
        assertThat(address("192.0.2.1").key()).isNotEqualTo(address("192.0.2.2").key());
        assertThat(address("2001:db8::1").key()).isEqualTo(address("2001:db8::2").key());
    }
}
