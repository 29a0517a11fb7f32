package org.parley.server.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.parley.transport.Connection;

class ShortTurnsTest {
    private final List<Connection> taken = new ArrayList<>();
    private final List<Runnable> asked = new ArrayList<>();
    private final ExecutorService loop = Executors.newSingleThreadExecutor();

    private <T> T onLoop(Callable<T> task) throws Exception {
        return loop.submit(task).get(60, TimeUnit.SECONDS);
    }

    private static long turnNanos() {
        return Turns.nanos(Turns.self());
    }

    private ShortTurns shortTurns() {
        return new ShortTurns(connection -> {
            taken.add(connection);
            return null;
        }, asked::add);
    }

    @AfterEach
    void end() {
        loop.shutdownNow();
    }

    @Test
    void anEventLoopIsGivenShortTurnsByAnotherThreadWhenItsFirstConnectionComes() throws Exception {
        ShortTurns acceptor = shortTurns();
        long before = onLoop(ShortTurnsTest::turnNanos);
        onLoop(() -> acceptor.accepted(null));
        onLoop(() -> acceptor.accepted(null));

        assertThat(onLoop(ShortTurnsTest::turnNanos)).as("it did not wait for that").isEqualTo(before);
        assertThat(taken).hasSize(2);
        assertThat(asked).hasSize(1);
        asked.get(0).run();

        // before Linux 6.12 there is nothing to ask for
        assertThat(onLoop(ShortTurnsTest::turnNanos)).isEqualTo(before == 0 ? 0 : ShortTurns.TURN_NANOS);
        assertThat(turnNanos()).as("of the thread that asked").isEqualTo(before);
    }

    @Test
    void itAsksAgainWithTheNextConnectionWhenNobodyHadTime() throws Exception {
        int[] refused = {0};
        ShortTurns acceptor = new ShortTurns(connection -> null, task -> {
            refused[0]++;
            throw new RejectedExecutionException();
        });
        onLoop(() -> acceptor.accepted(null));
        onLoop(() -> acceptor.accepted(null));

        assertThat(refused[0]).isEqualTo(2);
    }
}
