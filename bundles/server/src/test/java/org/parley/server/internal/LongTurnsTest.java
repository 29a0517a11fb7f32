package org.parley.server.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LongTurnsTest {
    private static long turnNanos() {
        return Turns.nanos(Turns.self());
    }

    private static <T> T on(ExecutorService threads, Callable<T> task) throws Exception {
        try {
            return threads.submit(task).get(60, TimeUnit.SECONDS);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aThreadThatHashesAsksForLongTurnsAndOthersKeepTheirs() throws Exception {
        long hashing = on(Executors.newSingleThreadExecutor(new LongTurns(new ServerThreads("hash"), LongTurns.HASH_NANOS)), LongTurnsTest::turnNanos);
        long other = on(Executors.newSingleThreadExecutor(new ServerThreads("store")), LongTurnsTest::turnNanos);

        // before Linux 6.12 there is nothing to ask for
        assertThat(hashing).isIn(0L, LongTurns.HASH_NANOS);
        assertThat(other).isLessThan(LongTurns.HASH_NANOS);
        assertThat(hashing == 0).isEqualTo(other == 0);
    }

    @Test
    void aThreadThatHashesIsNicerThanOthers() throws Exception {
        Callable<Integer> niceness = () -> Turns.niceness(Turns.self());
        int hashing = on(Executors.newSingleThreadExecutor(new LongTurns(new ServerThreads("hash"), LongTurns.HASH_NANOS)), niceness);
        int other = on(Executors.newSingleThreadExecutor(new ServerThreads("store")), niceness);

        assertThat(hashing).isEqualTo(Math.min(other + LongTurns.NICER, 19));
    }

    @Test
    void oneThatTakesTheFirstOnesPlaceIsNoNicerThanThat() throws Exception {
        Callable<Integer> niceness = () -> Turns.niceness(Turns.self());
        LongTurns threads = new LongTurns(new ServerThreads("hash"), LongTurns.HASH_NANOS);
        int first = on(Executors.newSingleThreadExecutor(threads), niceness);
        int startedByOne = on(Executors.newSingleThreadExecutor(threads), () -> on(Executors.newSingleThreadExecutor(threads), niceness));

        assertThat(startedByOne).isEqualTo(first);
    }

    @Test
    void itIsNamedAndEndsAsAnyThreadOfTheServer() {
        Thread thread = new LongTurns(new ServerThreads("hash"), LongTurns.HASH_NANOS).newThread(() -> { });

        assertThat(thread.getName()).isEqualTo("parley-server-hash-1");
        assertThat(thread.isDaemon()).isTrue();
    }
}
