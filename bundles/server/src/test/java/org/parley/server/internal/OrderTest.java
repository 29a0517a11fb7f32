package org.parley.server.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.parley.transport.Frame;

/** Many threads send to a session while it is lost, moved and displaced. */
class OrderTest {
    private static final int SENDERS = 4;
    private static final int MESSAGES = 3_000;
    private static final int MOVES = 300;

    private final ManualTime time = new ManualTime();
    private final ServerConfig config = Configs.with(Map.of("queuedMessages", 1_000_000, "queuedBytes", 1 << 30));
    private final Sessions sessions = new Sessions(config, new Presence(config, time), time);
    private final List<TestLink> links = new ArrayList<>();

    /** A link that is displaced like a connection. */
    private static final class TestLink implements Link {
        final FakeConnection connection = new FakeConnection(new InetSocketAddress("127.0.0.1", 1), 0);
        final Outbox outbox = new Outbox(connection, new org.parley.server.internal.figures.Counters());

        @Override
        public boolean send(Frame frame) {
            return outbox.send(frame);
        }

        @Override
        public long resumeMillis() {
            return 30_000;
        }

        @Override
        public long unsentBytes() {
            return 0;
        }

        @Override
        public boolean isFull() {
            return false;
        }

        @Override
        public void displace(String why) {
            outbox.last(Frame.of("displaced"));
        }
    }

    private TestLink link() {
        TestLink link = new TestLink();
        links.add(link);
        return link;
    }

    @Test
    void nothingIsLostDoubledOrOvertakenAndNothingFollowsDisplaced() throws Exception {
        Session session = sessions.begin("s", "alice", link(), Frame.of("logged-in"));
        AtomicBoolean refused = new AtomicBoolean();
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService pool = Executors.newFixedThreadPool(SENDERS);
        try {
            List<Future<?>> futures = new ArrayList<>();
            for (int sender = 0; sender < SENDERS; sender++) {
                String from = "user" + sender;
                futures.add(pool.submit(() -> send(from, start, refused)));
            }
            start.countDown();
            for (int i = 0; i < MOVES; i++) {
                if (i % 3 == 0) {
                    session.lost(links.get(links.size() - 1));
                }
                assertThat(sessions.resume("s", "fresh", "alice", link(), (id, lived) -> Frame.of("logged-in " + lived))).isSameAs(session);
            }
            for (Future<?> future : futures) {
                future.get(30, TimeUnit.SECONDS);
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(refused).isFalse();
        check();
    }

    private Void send(String from, CountDownLatch start, AtomicBoolean refused) throws InterruptedException {
        start.await(10, TimeUnit.SECONDS);
        for (int i = 1; i <= MESSAGES; i++) {
            Parcel parcel = new Parcel(from, "c", i, Frame.of(from + " " + i));
            if (sessions.deliver("alice", parcel) != Session.Delivery.TAKEN) {
                refused.set(true);
            }
        }
        return null;
    }

    private void check() {
        Map<String, Integer> last = new HashMap<>();
        for (int i = 0; i < links.size(); i++) {
            List<String> sent = List.copyOf(links.get(i).connection.sent);
            assertThat(sent.get(0)).startsWith("logged-in");
            for (String text : sent.subList(1, sent.size())) {
                if (text.equals("displaced")) {
                    assertThat(sent).endsWith("displaced");
                } else {
                    String[] parts = text.split(" ");
                    assertThat(Integer.parseInt(parts[1])).as(text).isEqualTo(last.getOrDefault(parts[0], 0) + 1);
                    last.put(parts[0], Integer.parseInt(parts[1]));
                }
            }
        }
        assertThat(last).hasSize(SENDERS).allSatisfy((from, count) -> assertThat(count).isEqualTo(MESSAGES));
    }
}
