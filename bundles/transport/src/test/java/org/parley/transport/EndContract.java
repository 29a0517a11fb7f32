package org.parley.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.parley.transport.CloseReason.Kind;

/** How connections end, and are told so. */
public abstract class EndContract extends MessageContract {
    @Test
    void aMessageAboveTheLimitBreaksTheStreamAndCanStillBeAnswered() throws Exception {
        Server server = new Server(listening());
        Recorder client = new Recorder();
        Connection connection = connect(server.uri(), client);
        Accepted accepted = server.next();
        connection.send(frame(65_537, 'x'));
        connection.send(Frame.of("never seen"));
        assertThat(accepted.recorder().broken()).isEqualTo(FramingError.FRAME_TOO_LARGE);
        assertThat(accepted.connection().isOpen()).isTrue();
        assertThat(accepted.connection().send(Frame.of("too large"))).isTrue();
        accepted.connection().finish();
        assertThat(client.message()).isEqualTo("too large");
        assertThat(client.closed().kind()).isEqualTo(Kind.REMOTE);
        assertThat(accepted.recorder().closed().kind()).isEqualTo(Kind.LOCAL);
    }

    @Test
    void anEmptyMessageBreaksTheStream() throws Exception {
        Server server = new Server(listening());
        RawPeer peer = closing(raw(server.uri()));
        Accepted accepted = server.next();
        peer.send("");
        assertThat(accepted.recorder().broken()).isEqualTo(FramingError.BAD_FRAME);
        peer.send("never seen");
        accepted.connection().send(Frame.of("bad frame"));
        accepted.connection().finish();
        assertThat(peer.read()).isEqualTo("bad frame");
        assertThat(peer.endsInOrder()).isTrue();
        peer.close();
        assertThat(accepted.recorder().closed().kind()).isEqualTo(Kind.LOCAL);
    }

    @Test
    void finishDeliversTheLastMessageWhileThePeerKeepsSending() throws Exception {
        Server server = new Server(listening());
        RawPeer peer = closing(raw(server.uri()));
        Accepted accepted = server.next();
        accepted.recorder().then(frame -> {
            accepted.connection().send(Frame.of("the error"));
            accepted.connection().finish();
            accepted.connection().finish();
        });
        CountDownLatch flooding = new CountDownLatch(20);
        Thread flood = new Thread(() -> {
            try {
                for (byte[] message = peer.wire("y".repeat(5_000));; flooding.countDown()) {
                    peer.write(message);
                }
            } catch (IOException closed) {
                // as it should be
            }
        });
        flood.start();
        assertThat(flooding.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(peer.read()).isEqualTo("the error");
        assertThat(peer.endsInOrder()).isTrue();
        assertThat(accepted.recorder().message()).hasSize(5_000);
        assertThat(accepted.recorder().closed().kind()).isEqualTo(Kind.LOCAL);
        flood.join();
    }

    @Test
    void nothingIsDeliveredAfterClose() throws Exception {
        Server server = new Server(listening());
        RawPeer peer = closing(raw(server.uri()));
        Accepted accepted = server.next();
        accepted.recorder().then(frame -> accepted.connection().close());
        peer.write(twice(peer.wire("z")));
        assertThat(accepted.recorder().message()).isEqualTo("z");
        assertThat(accepted.recorder().closed().kind()).isEqualTo(Kind.LOCAL);
    }

    @Test
    void closeIsToldOnceToBothSides() throws Exception {
        Server server = new Server(listening());
        Recorder client = new Recorder();
        Connection connection = connect(server.uri(), client);
        Accepted accepted = server.next();
        connection.close();
        assertThat(connection.isOpen()).isFalse();
        connection.close();
        connection.finish();
        assertThat(client.closed().kind()).isEqualTo(Kind.LOCAL);
        assertThat(accepted.recorder().closed().kind()).isEqualTo(Kind.REMOTE);
        assertThat(accepted.connection().isOpen()).isFalse();
        assertThat(connection.send(Frame.of("late"))).isFalse();
        assertThat(accepted.connection().send(Frame.of("late"))).isFalse();
        assertThat(connection.unsentBytes()).isZero();
    }

    /** A login that a client has given up must not arrive minutes later and displace the next one. */
    @Test
    void whatHadNoAnswerIsTakenBackByAReset() throws Exception {
        Server server = new Server(listening());
        Connection connection = connect(server.uri(), new Recorder());
        Accepted accepted = server.next();
        connection.send(Frame.of("who am I"));
        assertThat(accepted.recorder().message()).isEqualTo("who am I");
        connection.close();
        assertThat(accepted.recorder().closed().kind()).as("reset").isEqualTo(Kind.FAILED);
    }

    /** As clients do that close whatever ended. */
    @Test
    void whoIsToldOfTheEndMayCloseOnceMore() throws Exception {
        Server server = new Server(listening());
        CompletableFuture<Connection> made = new CompletableFuture<>();
        Recorder client = new Recorder() {
            @Override
            public void onClosed(CloseReason reason) {
                made.join().close();
                super.onClosed(reason);
            }
        };
        Connection connection = connect(server.uri(), client);
        made.complete(connection);
        connection.send(Frame.of("who am I"));
        assertThat(server.next().recorder().message()).isEqualTo("who am I");
        connection.close();
        assertThat(client.closed().kind()).isEqualTo(Kind.LOCAL);
    }

    @Test
    void whatWasAnsweredIsClosedInOrder() throws Exception {
        Server server = new Server(listening());
        Recorder client = new Recorder();
        Connection connection = connect(server.uri(), client);
        Accepted accepted = server.next();
        connection.send(Frame.of("who am I"));
        assertThat(accepted.recorder().message()).isEqualTo("who am I");
        accepted.connection().send(Frame.of("alice"));
        assertThat(client.message()).isEqualTo("alice");
        connection.close();
        assertThat(accepted.recorder().closed().kind()).isEqualTo(Kind.REMOTE);
    }

    @Test
    void theAcceptingSideMayClose() throws Exception {
        Server server = new Server(listening());
        Recorder client = new Recorder();
        Connection connection = connect(server.uri(), client);
        Accepted accepted = server.next();
        accepted.connection().close();
        assertThat(accepted.recorder().closed().kind()).isEqualTo(Kind.LOCAL);
        assertThat(client.closed().kind()).isEqualTo(Kind.REMOTE);
        assertThat(connection.isOpen()).isFalse();
    }

    @Test
    void finishSendsWhatIsQueued() throws Exception {
        Server server = new Server(listening());
        Recorder client = new Recorder();
        connect(server.uri(), client);
        Accepted accepted = server.next();
        for (int i = 0; i < 100; i++) {
            accepted.connection().send(frame(5_000, (char) ('a' + i % 26)));
        }
        accepted.connection().finish();
        assertThat(accepted.connection().isOpen()).isFalse();
        assertThat(accepted.connection().send(Frame.of("late"))).isFalse();
        for (int i = 0; i < 100; i++) {
            assertThat(client.message()).startsWith(String.valueOf((char) ('a' + i % 26))).hasSize(5_000);
        }
        assertThat(client.closed().kind()).isEqualTo(Kind.REMOTE);
        assertThat(accepted.recorder().closed().kind()).isEqualTo(Kind.LOCAL);
    }

    @Test
    void aResetIsAFailureToldOnce() throws Exception {
        Server server = new Server(listening());
        RawPeer peer = raw(server.uri());
        Accepted accepted = server.next();
        peer.send("hello");
        assertThat(accepted.recorder().message()).isEqualTo("hello");
        peer.reset();
        assertThat(accepted.recorder().closed().kind()).isEqualTo(Kind.FAILED);
    }

    @Test
    void whatWasSentBeforeAResetIsDelivered() throws Exception {
        Server server = new Server(listening());
        RawPeer peer = raw(server.uri());
        Accepted accepted = server.next();
        whileNothingIsRead(server, () -> {
            peer.send("last words");
            peer.reset();
        });
        assertThat(accepted.recorder().message()).isEqualTo("last words");
        assertThat(accepted.recorder().closed().kind()).isEqualTo(Kind.FAILED);
    }

    @Test
    void whoSendsNoMoreIsStillAnswered() throws Exception {
        Server server = new Server(listening());
        RawPeer peer = closing(raw(server.uri()));
        Accepted accepted = server.next();
        accepted.recorder().then(frame -> accepted.connection().send(Frame.of("the answer")));
        whileNothingIsRead(server, () -> {
            peer.send("a question");
            peer.endOutput();
        });
        assertThat(peer.read()).isEqualTo("the answer");
        assertThat(peer.endsInOrder()).isTrue();
        assertThat(accepted.recorder().message()).isEqualTo("a question");
        assertThat(accepted.recorder().closed().kind()).isEqualTo(Kind.REMOTE);
    }

    @Test
    void anEndInTheMiddleOfAMessageIsAFailure() throws Exception {
        Server server = new Server(listening());
        RawPeer peer = raw(server.uri());
        Accepted accepted = server.next();
        peer.write(Arrays.copyOf(peer.wire("half of it"), 9));
        peer.close();
        assertThat(accepted.recorder().closed().kind()).isEqualTo(Kind.FAILED);
    }

    @Test
    void whatAListenerThrowsClosesItsConnectionAndNoOther() throws Exception {
        Server server = new Server(listening());
        Recorder client = new Recorder();
        Connection connection = connect(server.uri(), client);
        Accepted accepted = server.next();
        Connection bystander = connect(server.uri(), new Recorder());
        Accepted other = server.next();
        accepted.recorder().then(frame -> {
            throw new IllegalStateException("wanted by the test");
        });
        connection.send(Frame.of("boom"));
        assertThat(accepted.recorder().message()).isEqualTo("boom");
        assertThat(accepted.recorder().closed().kind()).isEqualTo(Kind.FAILED);
        assertThat(client.closed().kind()).isEqualTo(Kind.REMOTE);
        bystander.send(Frame.of("still here"));
        assertThat(other.recorder().message()).isEqualTo("still here");
    }

    @Test
    void anAcceptorThatThrowsClosesTheConnection() throws Exception {
        Listener listener = transport.listen(uri(0), listening(), connection -> {
            throw new IllegalStateException("wanted by the test");
        });
        Recorder client = new Recorder();
        connect(listener.uri(), client);
        assertThat(client.closed().kind()).isEqualTo(Kind.REMOTE);
    }

    @Test
    void tooMuchUnsentLosesTheConnection() throws Exception {
        Server server = new Server(listening());
        RawPeer peer = closing(raw(server.uri()));
        Accepted accepted = server.next();
        peer.send("here I am, and read nothing");
        accepted.recorder().message();
        int taken = 0;
        while (accepted.connection().send(frame(60_000, 'o'))) {
            taken++;
            assertThat(accepted.connection().unsentBytes()).isLessThanOrEqualTo(1 << 20);
            assertThat(taken).isLessThan(1_000);
        }
        assertThat(accepted.connection().isOpen()).isFalse();
        assertThat(accepted.recorder().closed().kind()).isEqualTo(Kind.OVERFLOW);
        assertThat(accepted.connection().unsentBytes()).isZero();
        assertThat(taken).isGreaterThanOrEqualTo(17);
    }

    @Test
    void silenceIsATimeout() throws Exception {
        Server server = new Server(listening(Duration.ofMillis(300)));
        Recorder client = new Recorder();
        connect(server.uri(), client);
        Accepted accepted = server.next();
        assertThat(accepted.recorder().closed().kind()).isEqualTo(Kind.TIMEOUT);
        assertThat(client.closed().kind()).isEqualTo(Kind.REMOTE);
    }

    @Test
    void theTimeoutCanBeSetLater() throws Exception {
        Server server = new Server(listening());
        Recorder client = new Recorder();
        Connection connection = connect(server.uri(), client);
        connection.timeout(Duration.ofMillis(200));
        assertThat(client.closed().kind()).isEqualTo(Kind.TIMEOUT);
        assertThat(server.next().recorder().closed().kind()).isEqualTo(Kind.REMOTE);
    }

    @Test
    void aMessageThatNeverEndsIsATimeout() throws Exception {
        Server server = new Server(listening(Duration.ofSeconds(2)));
        RawPeer peer = closing(raw(server.uri()));
        Accepted accepted = server.next();
        byte[] wire = peer.wire("d".repeat(1_000));
        Object event = null;
        for (int sent = 0; event == null && sent < wire.length; sent++) {
            peer.write(wire[sent]);
            event = accepted.recorder().within(50);
        }
        assertThat(event).isInstanceOf(CloseReason.class);
        CloseReason reason = (CloseReason) event;
        assertThat(reason.kind()).isEqualTo(Kind.TIMEOUT);
        assertThat(reason.detail()).contains("complete");
    }

    @Test
    void aPeerThatReadsNothingIsATimeout() throws Exception {
        ListenOptions usual = listening();
        Server server = new Server(new ListenOptions(usual.handshakeTimeout(), Duration.ofMinutes(1), usual.maxFrameBytes(), 1 << 26,
            usual.identity()));
        RawPeer peer = closing(raw(server.uri()));
        Accepted accepted = server.next();
        // more than the buffers of the system hold
        Frame much = frame(60_000, 'w');
        for (int i = 0; i < 300; i++) {
            assertThat(accepted.connection().send(much)).isTrue();
        }
        accepted.connection().timeout(Duration.ofSeconds(2));
        CloseReason reason = null;
        for (int i = 0; reason == null && i < 1_000; i++) {
            peer.send("p");
            for (Object event = "p"; event != null; event = accepted.recorder().within(20)) {
                reason = event instanceof CloseReason closed ? closed : reason;
            }
        }
        assertThat(reason).isNotNull();
        assertThat(reason.kind()).isEqualTo(Kind.TIMEOUT);
        assertThat(reason.detail()).contains("sent");
    }

    private interface Act {
        void run() throws Exception;
    }

    /** Acts while the event loop is busy with a message of somebody else: then all that comes is there at once. */
    private void whileNothingIsRead(Server server, Act act) throws Exception {
        RawPeer other = closing(raw(server.uri()));
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        server.next().recorder().then(frame -> {
            busy.countDown();
            try {
                done.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        other.send("takes long");
        assertThat(busy.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        act.run();
        done.countDown();
    }

    /** Of a plug-in: that is found where the frame is written, after {@code send} has returned. */
    @Test
    void aFrameThatIsShorterThanItSaysEndsItsConnectionAndNoOther() throws Exception {
        Server server = new Server(listening());
        Connection other = connect(server.uri(), new Recorder());
        Accepted otherAccepted = server.next();
        Recorder recorder = new Recorder();
        Connection connection = connect(server.uri(), recorder);
        Accepted accepted = server.next();
        connection.send(new Frame() {
            @Override
            public int length() {
                return 9;
            }

            @Override
            public ByteBuffer bytes() {
                return ByteBuffer.wrap(new byte[3]);
            }

            @Override
            public boolean isLasting() {
                return true;
            }
        });
        connection.send(Frame.of("behind it"));
        assertThat(recorder.closed().kind()).isEqualTo(Kind.FAILED);
        assertThat(accepted.recorder().closed().kind()).isIn(Kind.REMOTE, Kind.FAILED);
        other.send(Frame.of("still here"));
        assertThat(otherAccepted.recorder().message()).isEqualTo("still here");
    }
}
