package org.parley.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.parley.transport.CloseReason.Kind;

/** How messages travel. */
public abstract class MessageContract extends TransportHarness {
    @Test
    void messagesTravelBothWays() throws Exception {
        Server server = new Server(listening());
        Recorder client = new Recorder();
        Connection connection = connect(server.uri(), client);
        Accepted other = server.next();
        assertThat(connection.send(Frame.of("{\"type\":\"grüß\"}"))).isTrue();
        assertThat(other.recorder().message()).isEqualTo("{\"type\":\"grüß\"}");
        assertThat(other.connection().send(Frame.of("back"))).isTrue();
        assertThat(client.message()).isEqualTo("back");
    }

    @Test
    void theAcceptingSideMaySpeakFirst() throws Exception {
        Listener listener = transport.listen(uri(0), listening(), connection -> {
            connection.send(Frame.of("welcome"));
            return new Recorder();
        });
        Recorder client = new Recorder();
        connect(listener.uri(), client);
        assertThat(client.message()).isEqualTo("welcome");
    }

    @Test
    void messagesOfEverySizeArriveWhole() throws Exception {
        Server server = new Server(listening());
        Recorder client = new Recorder();
        Connection connection = connect(server.uri(), client);
        Accepted other = server.next();
        for (int size : new int[] {1, 2, 125, 126, 127, 1_000, 16_384, 65_535, 65_536}) {
            connection.send(frame(size, 'a'));
            assertThat(other.recorder().message()).isEqualTo("a".repeat(size));
            other.connection().send(frame(size, 'b'));
            assertThat(client.message()).isEqualTo("b".repeat(size));
        }
    }

    @Test
    void oneFrameThatLastsGoesToManyConnectionsFromAnyThread() throws Exception {
        Server server = new Server(listening());
        List<Recorder> clients = new ArrayList<>();
        List<Accepted> accepted = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            clients.add(new Recorder());
            connect(server.uri(), clients.get(i));
            accepted.add(server.next());
        }
        for (int round = 0; round < 20; round++) {
            Frame shared = frame(1_500 * round + 1, (char) ('a' + round));
            for (Accepted each : accepted) {
                assertThat(each.connection().send(shared)).isTrue();
                assertThat(each.connection().send(Frame.of("between"))).isTrue();
                assertThat(each.connection().send(shared)).isTrue();
            }
        }
        for (Recorder client : clients) {
            for (int round = 0; round < 20; round++) {
                String shared = String.valueOf((char) ('a' + round)).repeat(1_500 * round + 1);
                assertThat(List.of(client.message(), client.message(), client.message())).containsExactly(shared, "between", shared);
            }
        }
    }

    @Test
    void messagesOfManyThreadsKeepTheirOrder() throws Exception {
        Server server = new Server(listening());
        Connection connection = connect(server.uri(), new Recorder());
        Accepted other = server.next();
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            int number = t;
            Thread thread = new Thread(() -> {
                for (int i = 0; i < 500; i++) {
                    connection.send(Frame.of(number + ":" + i));
                }
            });
            threads.add(thread);
            thread.start();
        }
        int[] expected = new int[4];
        for (int i = 0; i < 2_000; i++) {
            String[] parts = other.recorder().message().split(":");
            assertThat(Integer.parseInt(parts[1])).isEqualTo(expected[Integer.parseInt(parts[0])]++);
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    @Test
    void aMessageThatComesByteByByteIsOneMessage() throws Exception {
        Server server = new Server(listening());
        RawPeer peer = closing(raw(server.uri()));
        Accepted accepted = server.next();
        for (byte each : peer.wire("{\"slow\":true}")) {
            peer.write(each);
        }
        assertThat(accepted.recorder().message()).isEqualTo("{\"slow\":true}");
        peer.send("next");
        assertThat(accepted.recorder().message()).isEqualTo("next");
    }

    @Test
    void messagesThatComeTogetherAreToldBeforeTheEndOfTheirBatch() throws Exception {
        Server server = new Server(listening());
        RawPeer peer = closing(raw(server.uri()));
        Accepted accepted = server.next();
        peer.write(twice(peer.wire("one")));
        assertThat(List.of(accepted.recorder().any(), accepted.recorder().any(), accepted.recorder().any()))
            .containsExactly("one", "one", Recorder.BATCH_END);
    }

    @Test
    void aReceivedFrameCanBeSentOnToSeveralConnections() throws Exception {
        Server server = new Server(listening());
        Recorder left = new Recorder();
        Recorder right = new Recorder();
        connect(server.uri(), left);
        Connection toLeft = server.next().connection();
        connect(server.uri(), right);
        Connection toRight = server.next().connection();
        Connection source = connect(server.uri(), new Recorder());
        server.next().recorder().then(frame -> {
            toLeft.send(frame);
            toRight.send(frame);
            toRight.send(frame);
        });
        List<String> sent = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            String text = i + "€".repeat(i);
            sent.add(text);
            source.send(Frame.of(text));
        }
        for (String text : sent) {
            assertThat(left.message()).isEqualTo(text);
            assertThat(right.message()).isEqualTo(text);
            assertThat(right.message()).isEqualTo(text);
        }
    }

    @Test
    void aReceivedFrameIsGoodUntilOnMessageReturns() throws Exception {
        Server server = new Server(listening());
        Connection connection = connect(server.uri(), new Recorder());
        Accepted accepted = server.next();
        CompletableFuture<Frame> kept = new CompletableFuture<>();
        accepted.recorder().then(kept::complete);
        connection.send(Frame.of("gone"));
        connection.send(Frame.of("next"));
        assertThat(accepted.recorder().message()).isEqualTo("gone");
        assertThat(accepted.recorder().message()).isEqualTo("next");
        Frame frame = kept.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThatThrownBy(frame::bytes).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> connection.send(frame)).isInstanceOf(IllegalStateException.class);
        assertThat(connection.isOpen()).isTrue();
    }

    @Test
    void whatIsUnsentIsCountedUntilThePeerReads() throws Exception {
        Server server = new Server(listening());
        RawPeer peer = closing(raw(server.uri()));
        Accepted accepted = server.next();
        Connection connection = accepted.connection();
        int count = 0;
        while (connection.unsentBytes() < 300_000) {
            assertThat(connection.send(frame(1_000, 'u'))).isTrue();
            count++;
            if (count % 100 == 0) {
                // lets the event loop hand over what the system takes
                accepted.recorder().within(2);
            }
        }
        for (int i = 0; i < count; i++) {
            assertThat(peer.read()).startsWith("uuu");
        }
        awaitNothingUnsent(connection);
    }

    private static void awaitNothingUnsent(Connection connection) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (connection.unsentBytes() > 0 && System.nanoTime() < end) {
            new CountDownLatch(1).await(5, TimeUnit.MILLISECONDS);
        }
        assertThat(connection.unsentBytes()).isZero();
    }

    @Test
    void drainedIsToldWhenEverythingWasHandedOver() throws Exception {
        Server server = new Server(listening());
        connect(server.uri(), new Recorder());
        Accepted accepted = server.next();
        accepted.connection().send(Frame.of("one"));
        accepted.recorder().drained();
        assertThat(accepted.connection().unsentBytes()).isZero();
    }

    @Test
    void aListenerThatAlwaysSendsOnDoesNotHoldTheLoop() throws Exception {
        CompletableFuture<Connection> chatty = new CompletableFuture<>();
        AtomicInteger sent = new AtomicInteger();
        Listener listener = transport.listen(uri(0), listening(), connection -> {
            connection.send(Frame.of("first"));
            chatty.complete(connection);
            return new Recorder() {
                @Override
                public void onDrained() {
                    connection.send(Frame.of("again " + sent.incrementAndGet()));
                }
            };
        });
        Recorder client = new Recorder();
        connect(listener.uri(), client);
        assertThat(client.message()).isEqualTo("first");
        assertThat(client.message()).isEqualTo("again 1");
        assertThat(client.message()).isEqualTo("again 2");
        chatty.get(PATIENCE_SECONDS, TimeUnit.SECONDS).close();
        // close drops what is unsent, and may cut the message that is on its way
        assertThat(client.closedAfterAll().kind()).isIn(Kind.REMOTE, Kind.FAILED);
    }
}
