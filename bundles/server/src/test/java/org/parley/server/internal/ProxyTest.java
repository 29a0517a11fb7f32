package org.parley.server.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Limits per address behind a proxy on loopback, on real sockets. */
class ProxyTest {
    private static final String HELLO = "{'type':'hello','version':1}";

    @TempDir
    Path data;

    private LiveServer server;

    private void start(Map<String, Object> limits, String... proxies) throws Exception {
        Map<String, Object> config = new HashMap<>(limits);
        config.put("trustedProxies", proxies);
        server = new LiveServer(data, config);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    /** A client at that address, behind the proxy. */
    private WireClient from(String address, boolean secure) throws Exception {
        String family = address.indexOf(':') < 0 ? "TCP4 " + address + " 192.0.2.1" : "TCP6 " + address + " 2001:db8::1";
        return new WireClient(server.port(secure ? "tls" : "tcp"), secure, "PROXY " + family + " 40000 7443\r\n");
    }

    private static String code(JsonObject reply) {
        return reply.has("code") ? reply.get("code").getAsString() : reply.get("type").getAsString();
    }

    private static String register(WireClient client, String name) throws IOException {
        return code(client.ask("{'type':'register','id':1,'username':'" + name + "','password':'" + Bench.PASSWORD + "'}"));
    }

    private static String login(WireClient client, String name, String password) throws IOException {
        return code(client.ask("{'type':'login','id':2,'username':'" + name + "','password':'" + password + "'}"));
    }

    @Test
    void connectionsAreCountedForTheReportedAddress() throws Exception {
        start(Map.of("connectionsPerAddress", 2), "127.0.0.0/8");
        try (WireClient one = from("203.0.113.7", false); WireClient two = from("203.0.113.7", true); WireClient other = from("203.0.113.8", true)) {
            for (WireClient client : List.of(one, two, other)) {
                assertThat(code(client.ask(HELLO))).isEqualTo("welcome");
            }
            try (WireClient third = from("203.0.113.7", true)) {
                assertThat(third.receive()).contains("too-many-connections");
                assertThat(third.read()).isEqualTo(-1);
            }
            assertThat(code(other.ask("{'type':'ping','nonce':1}"))).isEqualTo("pong");
            assertThat(code(one.ask("{'type':'ping','nonce':1}"))).isEqualTo("pong");
            one.close();
            awaitConnections(2);
            try (WireClient next = from("203.0.113.7", false)) {
                assertThat(code(next.ask(HELLO))).isEqualTo("welcome");
            }
        }
    }

    @Test
    void handshakesThatAreNotFinishedAreCountedToo() throws Exception {
        start(Map.of("connectionsPerAddress", 3, "helloMillis", 60_000), "127.0.0.0/8");
        List<Socket> crowd = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            Socket socket = new Socket("127.0.0.1", server.port("tls"));
            crowd.add(socket);
            socket.setSoTimeout(50);
            socket.getOutputStream().write("PROXY TCP4 203.0.113.7 192.0.2.1 40000 7443\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (crowd.size() > 3 && System.nanoTime() < end) {
            crowd.removeIf(ProxyTest::isClosed);
        }
        assertThat(crowd).hasSize(3).noneMatch(ProxyTest::isClosed);
        try (WireClient other = from("203.0.113.8", true)) {
            assertThat(code(other.ask(HELLO))).isEqualTo("welcome");
        }
        for (Socket socket : crowd) {
            socket.close();
        }
    }

    private static boolean isClosed(Socket socket) {
        try {
            return socket.getInputStream().read() == -1;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    /** Bounded. */
    private void awaitConnections(int count) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (server.running.connections() != count && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertThat(server.running.connections()).isEqualTo(count);
    }

    @Test
    void registrationsAreCountedForTheReportedNetwork() throws Exception {
        start(Map.of("registrationsPerAddress", 1), "127.0.0.1");
        try (WireClient one = from("2001:db8:0:1::5", true); WireClient two = from("2001:db8:0:1::6", true); WireClient other = from("2001:db8:0:2::5", true)) {
            for (WireClient client : List.of(one, two, other)) {
                client.ask(HELLO);
            }
            assertThat(register(one, "alice")).isEqualTo("registered");
            assertThat(register(two, "bob")).isEqualTo("rate-limited");
            assertThat(register(other, "bob")).isEqualTo("registered");
        }
    }

    @Test
    void failedLoginsAreCountedForTheReportedAddress() throws Exception {
        start(Map.of("failedLoginsPerAddress", 2, "failedLoginsPerAccount", 1), "127.0.0.1");
        try (WireClient guesser = from("203.0.113.7", false); WireClient alice = from("203.0.113.8", false)) {
            guesser.ask(HELLO);
            alice.ask(HELLO);
            assertThat(register(alice, "alice")).isEqualTo("registered");
            assertThat(login(guesser, "alice", "wrong guess")).isEqualTo("invalid-credentials");
            assertThat(login(guesser, "alice", "another guess")).isEqualTo("rate-limited");
            assertThat(login(guesser, "bob", "wrong guess")).isEqualTo("invalid-credentials");
            assertThat(login(guesser, "carol", "wrong guess")).isEqualTo("rate-limited");
            assertThat(login(alice, "alice", Bench.PASSWORD)).isEqualTo("logged-in");
        }
    }

    @Test
    void loopbackIsExemptWhenItIsWhatTheProxyReports() throws Exception {
        start(Map.of("connectionsPerAddress", 1), "127.0.0.1");
        try (WireClient one = from("127.0.0.1", false); WireClient two = from("127.0.0.1", true); WireClient own = server.client()) {
            for (WireClient client : List.of(one, two, own)) {
                assertThat(code(client.ask(HELLO))).isEqualTo("welcome");
            }
        }
    }

    @Test
    void whoIsNoTrustedProxyBreaksTheFramingAndOthersNoticeNothing() throws Exception {
        start(Map.of(), "192.0.2.9");
        try (WireClient good = server.client(); WireClient liar = from("203.0.113.7", false)) {
            assertThat(code(good.ask(HELLO))).isEqualTo("welcome");
            assertThat(liar.receive()).contains("frame-too-large");
            assertThat(liar.read()).isEqualTo(-1);
            assertThat(code(good.ask("{'type':'ping','nonce':1}"))).isEqualTo("pong");
        }
    }

    @Test
    void theTimeForHelloRunsWhileTheProxyIsSilent() throws Exception {
        start(Map.of("helloMillis", 2_000), "127.0.0.1");
        try (WireClient silent = server.client(); WireClient half = new WireClient(server.port("tcp"), false, "PROXY TCP4 203.");
                WireClient mute = from("203.0.113.7", false)) {
            assertThat(silent.read()).isEqualTo(-1);
            assertThat(half.read()).isEqualTo(-1);
            assertThat(mute.receive()).contains("hello-expected");
            assertThat(mute.read()).isEqualTo(-1);
        }
    }
}
