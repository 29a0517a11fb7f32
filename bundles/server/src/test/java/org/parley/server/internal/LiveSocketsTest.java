package org.parley.server.internal;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same as {@link LiveChangeTest} of keys for which sockets are opened anew. */
class LiveSocketsTest {
    private static final String HELLO = "{'type':'hello','version':1}";
    private static final String PING = "{'type':'ping','nonce':7}";
    private static final int UNLIMITED = 1_000_000_000;
    private static final int MUCH = 1 << 30;

    private static final Map<String, Effect> EFFECTS = Map.ofEntries(
            entry("listen", LiveSocketsTest::anAddressComesAndOneGoes),
            entry("plainOnAnyAddress", LiveSocketsTest::othersReachTheServerWithoutEncryption),
            entry("trustedProxies", LiveSocketsTest::theWordOfAProxyIsTaken),
            entry("tlsCertificate", LiveSocketsTest::anotherCertificateIsShown),
            entry("tlsKey", LiveSocketsTest::anotherCertificateIsShown),
            entry("helloMillis", LiveSocketsTest::laterConnectionsMustSayHelloSooner),
            entry("timeoutMillis", LiveSocketsTest::laterConnectionsMustSaySomethingMoreOften),
            entry("maxFrameBytes", LiveSocketsTest::laterConnectionsSendSmallerMessages),
            entry("maxUnsentBytes", LiveSocketsTest::laterConnectionsMustReadSooner));

    @TempDir
    Path data;
    @TempDir
    Path other;

    private final Map<String, Object> config = new HashMap<>(Map.of("helloMillis", 60_000, "heartbeatMillis", 100, "timeoutMillis", 60_000, "maxUnsentBytes", MUCH, "refuseUnsentBytes", MUCH,
            "messagesPerSecond", UNLIMITED, "messageBurst", UNLIMITED, "bytesPerSecond", UNLIMITED, "byteBurst", UNLIMITED));
    private LiveServer server;
    private WireClient bystander;
    private WireClient secure;

    /** What a user notices of a change. */
    private interface Effect {
        void look(LiveSocketsTest test) throws Exception;
    }

    static Set<String> keys() {
        return EFFECTS.keySet();
    }

    @BeforeEach
    void start() throws Exception {
        server = new LiveServer(data, config);
        bystander = server.client();
        secure = new WireClient(server.port("tls"), true);
        for (WireClient client : new WireClient[] {bystander, secure}) {
            assertThat(client.ask(HELLO).get("type").getAsString()).isEqualTo("welcome");
        }
    }

    @AfterEach
    void stop() throws Exception {
        bystander.close();
        secure.close();
        server.close();
    }

    @ParameterizedTest
    @MethodSource("keys")
    void aChangeCountsAndConnectionsStay(String key) throws Exception {
        EFFECTS.get(key).look(this);
        for (WireClient client : new WireClient[] {bystander, secure}) {
            assertThat(client.ask("{'type':'ping','nonce':7,'more':'" + "x".repeat(60_000) + "'}").get("type").getAsString()).isEqualTo("pong");
        }
    }

    private void change(Map<String, Object> more) {
        config.putAll(more);
        server.adopt(config);
        eventually(() -> server.running.listening().size() == 3);
    }

    static void eventually(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("the time that is waited").isLessThan(end);
            LockSupport.parkNanos(1_000_000);
        }
    }

    private static JsonObject hello(WireClient client) throws Exception {
        return client.ask(HELLO);
    }

    void anAddressComesAndOneGoes() throws Exception {
        change(Map.of("listen", new String[] {"tcp://127.0.0.1:0", "tls://127.0.0.1:0", "tcp://localhost:0"}));
        assertThat(server.running.listening()).extracting(URI::getScheme).containsExactly("tcp", "tls", "tcp");
        try (WireClient client = new WireClient(server.running.listening().get(2).getPort(), false)) {
            assertThat(hello(client).get("type").getAsString()).isEqualTo("welcome");
        }
    }

    void othersReachTheServerWithoutEncryption() {
        change(Map.of("plainOnAnyAddress", true, "listen", new String[] {"tcp://0.0.0.0:0", "tls://127.0.0.1:0", "ws://127.0.0.1:0"}));
        assertThat(server.running.listening()).extracting(URI::getHost).containsExactly("0.0.0.0", "127.0.0.1", "127.0.0.1");
    }

    void theWordOfAProxyIsTaken() throws Exception {
        change(Map.of("trustedProxies", new String[] {"127.0.0.1"}));
        try (WireClient client = new WireClient(server.port("tcp"), false, "PROXY TCP4 203.0.113.7 192.0.2.1 40000 7443\r\n")) {
            assertThat(hello(client).get("type").getAsString()).isEqualTo("welcome");
        }
    }

    void anotherCertificateIsShown() throws Exception {
        new LiveServer(other, Map.of()).close();
        change(Map.of("tlsCertificate", other.resolve("tls/certificate.pem").toString(), "tlsKey", other.resolve("tls/key.pem").toString()));
        try (WireClient client = new WireClient(server.port("tls"), true)) {
            assertThat(hello(client).get("type").getAsString()).isEqualTo("welcome");
            assertThat(client.fingerprint()).isEqualTo(server.running.fingerprint()).isNotEqualTo(secure.fingerprint());
        }
    }

    void laterConnectionsMustSayHelloSooner() throws Exception {
        try (WireClient before = server.client()) {
            eventually(() -> server.running.connections() == 3);
            change(Map.of("helloMillis", 100));
            try (WireClient silent = server.client()) {
                assertThat(silent.receive()).contains("hello-expected");
            }
            assertThat(hello(before).get("type").getAsString()).isEqualTo("welcome");
        }
    }

    void laterConnectionsMustSaySomethingMoreOften() throws Exception {
        change(Map.of("timeoutMillis", 3_000));
        try (WireClient silent = server.client()) {
            assertThat(hello(silent).get("timeoutMillis").getAsInt()).isEqualTo(3_000);
            assertThat(silent.read()).isEqualTo(-1);
        }
    }

    void laterConnectionsSendSmallerMessages() throws Exception {
        change(Map.of("maxFrameBytes", 1_024));
        try (WireClient client = server.client()) {
            assertThat(hello(client).get("maxFrameBytes").getAsInt()).isEqualTo(1_024);
            client.sendLength(1_025);
            assertThat(client.receive()).contains("frame-too-large");
        }
    }

    /** What waits is, by the system, some megabytes more. */
    void laterConnectionsMustReadSooner() throws Exception {
        change(Map.of("maxUnsentBytes", 65_536, "refuseUnsentBytes", 65_536, "queuedBytes", 65_536));
        try (WireClient sender = server.client(); WireClient deaf = server.client()) {
            sender.enter("sender");
            deaf.enter("deaf");
            String message = "{'type':'candidate','from':'sender','to':'deaf','call':'K7','candidate':'" + "x".repeat(60_000) + "'}";
            for (int sent = 0; server.running.connections() == 4; sent++) {
                assertThat(sent).as("messages that were taken").isLessThan(2_000);
                sender.send(message);
                sender.send(PING);
                while (!sender.receive().contains("pong")) {
                    // that it is unreachable, because it is lost and not gone yet
                }
            }
        }
    }
}
