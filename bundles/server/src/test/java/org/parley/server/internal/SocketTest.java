package org.parley.server.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole server on real sockets and threads. */
class SocketTest {
    @TempDir
    Path data;

    private LiveServer live;
    private RunningServer server;
    private int plainPort;
    private int tlsPort;

    @BeforeEach
    void start() throws Exception {
        live = new LiveServer(data, Map.of("announceLimit", 5));
        server = live.running;
        plainPort = live.port("tcp");
        tlsPort = live.port("tls");
        assertThat(live.fingerprint).isEqualTo("fingerprint SHA-256 " + server.fingerprint());
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
        live.close();
    }

    @Test
    void twoClientsTalkOverTcpAndTls() throws Exception {
        try (WireClient alice = new WireClient(plainPort, false); WireClient bob = new WireClient(tlsPort, true)) {
            alice.enter("alice");
            bob.enter("bob");
            String offer = "{\"type\":\"offer\", \"id\":6,\"from\":\"alice\",\"to\":\"bob\",\"call\":\"K7\",\"sdp\":\"v=0\",\"video\":true}";
            alice.send(offer);
            assertThat(bob.receive()).isEqualTo(offer);
            bob.send("{'type':'ack','from':'bob','to':'ALICE','call':'K7','re':6}");
            assertThat(alice.receive()).contains("\"ack\"");
            assertThat(server.sessions()).isEqualTo(2);
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void errorIsReadBeforeTheEndAndOthersNoticeNothing() throws Exception {
        try (WireClient good = new WireClient(plainPort, false); WireClient bad = new WireClient(plainPort, false);
                WireClient worse = new WireClient(tlsPort, true)) {
            good.enter("good");
            bad.enter("bad");
            bad.sendLength(0);
            assertThat(bad.receive()).contains("bad-frame");
            assertThat(bad.read()).isEqualTo(-1);
            worse.sendLength(65_537);
            assertThat(worse.receive()).contains("frame-too-large");
            assertThat(worse.read()).isEqualTo(-1);
            assertThat(good.ask("{'type':'ping','nonce':3}").get("nonce").getAsInt()).isEqualTo(3);
        }
    }

    @Test
    void loggedOutClientIsClosed() throws Exception {
        try (WireClient alice = new WireClient(tlsPort, true)) {
            alice.enter("alice");
            assertThat(alice.ask("{'type':'logout','id':9}").get("type").getAsString()).isEqualTo("logged-out");
            assertThat(alice.read()).isEqualTo(-1);
        }
    }

    @Test
    void sessionGoesOnThroughAnotherTransportOnTheSamePort() throws Exception {
        String token;
        try (WireClient alice = new WireClient(plainPort, false)) {
            token = alice.enter("alice");
            server.remove(live.tcp.transport);
            live.tcp.stop();
            assertThat(alice.read()).isEqualTo(-1);
        }
        live.tcp.transport = NettyTcp.start();
        server.add(live.tcp.provider());
        assertThat(awaitBound()).extracting(URI::getPort).containsExactly(plainPort, tlsPort, live.port("ws"));
        assertThat(live.lines).isEmpty();
        try (WireClient again = new WireClient(plainPort, false)) {
            again.ask("{'type':'hello','version':1}");
            JsonObject reply = again.ask("{'type':'resume','id':1,'token':'" + token + "'}");
            assertThat(reply.get("resumed").getAsBoolean()).isTrue();
        }
    }

    /** Bounded: the connection that is refused until then costs a millisecond or so. */
    private List<URI> awaitBound() throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (server.listening().size() < 3 && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        return server.listening();
    }

    @Test
    void stoppingServerSaysSo() throws Exception {
        try (WireClient alice = new WireClient(plainPort, false)) {
            alice.enter("alice");
            server.close();
            assertThat(alice.receive()).contains("server-shutdown").contains("retryAfterMillis");
            assertThat(alice.read()).isEqualTo(-1);
        }
    }

    /** What was queued is read before the last word, also by one who is slow. */
    @Test
    void whatIsQueuedIsSentBeforeTheServerStops() throws Exception {
        CompletableFuture<Void> stopped;
        try (WireClient alice = new WireClient(plainPort, false); WireClient slow = new WireClient(plainPort, false)) {
            alice.enter("alice");
            slow.enter("slow");
            String text = "x".repeat(60_000);
            for (int i = 1; i <= 6; i++) {
                alice.send("{'type':'candidate','id':" + i + ",'from':'alice','to':'slow','call':'K7','candidate':'" + text + "'}");
            }
            alice.ask("{'type':'ping','nonce':1}");
            stopped = CompletableFuture.runAsync(server::close);
            for (int i = 1; i <= 6; i++) {
                assertThat(slow.receive()).contains("\"id\":" + i + ",").contains(text);
            }
            assertThat(slow.receive()).contains("server-shutdown");
            assertThat(slow.read()).isEqualTo(-1);
            assertThat(alice.receive()).contains("server-shutdown");
        }
        stopped.get(20, TimeUnit.SECONDS);
    }
}
