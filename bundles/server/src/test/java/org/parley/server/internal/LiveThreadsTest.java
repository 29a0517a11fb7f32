package org.parley.server.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.server.Figure;

/** The same as {@link LiveChangeTest} of the threads that ask the store, over sockets. */
class LiveThreadsTest {
    static final Set<String> KEYS = Set.of("hashThreads", "hashQueue", "storeThreads");
    private static final int SECONDS = 60;

    @TempDir
    Path data;

    private final PlayedStore store = new PlayedStore();
    private final Map<String, Object> config = new HashMap<>(Map.of("hashThreads", 1, "storeThreads", 1));
    private final CountDownLatch testIsOver = new CountDownLatch(1);
    private LiveServer server;

    @BeforeEach
    void start() throws Exception {
        server = new LiveServer(data, config, store);
        for (String name : List.of("alice", "bob", "carol")) {
            store.register(name, Bench.PASSWORD);
        }
    }

    @AfterEach
    void stop() throws Exception {
        testIsOver.countDown();
        server.close();
    }

    private void change(String key, int value) {
        config.put(key, value);
        server.adopt(config);
    }

    private WireClient client() throws Exception {
        WireClient client = server.client();
        assertThat(client.ask("{'type':'hello','version':1}").get("type").getAsString()).isEqualTo("welcome");
        return client;
    }

    private static void login(WireClient client, String name) throws Exception {
        client.send("{'type':'login','id':2,'username':'" + name + "','password':'" + Bench.PASSWORD + "'}");
    }

    private static Runnable meetingOf(int threads) {
        CyclicBarrier barrier = new CyclicBarrier(threads);
        return () -> {
            try {
                barrier.await(SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
                throw new IllegalStateException("nobody else came", e);
            }
        };
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(SECONDS, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void passwordsThatWaitAreHashedByThreadsThatAreAdded() throws Exception {
        store.checking = meetingOf(2);
        try (WireClient alice = client(); WireClient bob = client()) {
            login(alice, "alice");
            login(bob, "bob");
            change("hashThreads", 2);
            assertThat(alice.receive()).contains("logged-in");
            assertThat(bob.receive()).contains("logged-in");
        }
    }

    @Test
    void fewerThreadsHashOneAfterAnother() throws Exception {
        server.close();
        config.put("hashThreads", 8);
        server = new LiveServer(data, config, store);
        change("hashThreads", 1);
        AtomicInteger begun = new AtomicInteger();
        store.checking = () -> {
            begun.incrementAndGet();
            await(testIsOver);
        };
        try (WireClient alice = client(); WireClient bob = client()) {
            login(alice, "alice");
            login(bob, "bob");
            LiveSocketsTest.eventually(() -> begun.get() + waitingToBeHashed() == 2);
            assertThat(begun).hasValue(1);
            testIsOver.countDown();
            assertThat(alice.receive()).contains("logged-in");
            assertThat(bob.receive()).contains("logged-in");
        }
    }

    private double waitingToBeHashed() {
        return server.running.figures().stream().filter(figure -> figure.name().equals("parley_hash_queue"))
                .mapToDouble(figure -> ((Figure.Gauge) figure).samples().get(0).value()).sum();
    }

    @Test
    void accountsAreLookedUpByThreadsThatAreAdded() throws Exception {
        try (WireClient alice = client(); WireClient bob = client()) {
            String ofAlice = alice.enter("alice2");
            String ofBob = bob.enter("bob2");
            store.finding = meetingOf(2);
            alice.send("{'type':'resume','id':3,'token':'" + ofAlice + "'}");
            bob.send("{'type':'resume','id':3,'token':'" + ofBob + "'}");
            change("storeThreads", 2);
            assertThat(alice.receive()).contains("logged-in");
            assertThat(bob.receive()).contains("logged-in");
        }
    }

    @Test
    void fewerPasswordsMayWait() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        store.checking = () -> {
            begun.countDown();
            await(testIsOver);
        };
        try (WireClient alice = client(); WireClient bob = client(); WireClient carol = client()) {
            login(alice, "alice");
            await(begun);
            change("hashQueue", 1);
            login(bob, "bob");
            login(carol, "carol");
            assertThat(carol.receive()).contains("rate-limited").contains("the server is busy");
            testIsOver.countDown();
            assertThat(alice.receive()).contains("logged-in");
            assertThat(bob.receive()).contains("logged-in");
        }
    }
}
