package org.parley.server.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clients that mean harm, on real sockets: each limit bites, and the others notice nothing. */
@Timeout(120)
class AbuseTest {
    private static final String HELLO = "{'type':'hello','version':1}";
    private static final int CROWD = 300;
    private static final byte[] PING = wire("{\"type\":\"ping\",\"nonce\":1234567890123456}");

    @TempDir
    Path data;

    private LiveServer server;
    private Bystanders others;

    private void start(Map<String, Object> config) throws Exception {
        server = new LiveServer(data, config);
        others = new Bystanders(server);
        others.noticeNothing();
    }

    @AfterEach
    void theOthersNoticedNothing() throws Exception {
        others.noticeNothing();
        others.close();
        server.close();
    }

    private List<Socket> crowd(String scheme, byte... first) throws IOException {
        List<Socket> crowd = new ArrayList<>();
        for (int i = 0; i < CROWD; i++) {
            Socket socket = server.socket(scheme);
            socket.getOutputStream().write(first);
            crowd.add(socket);
        }
        return crowd;
    }

    /** What each was told until it was closed. */
    private static List<String> ends(List<Socket> crowd) throws IOException {
        List<String> ends = new ArrayList<>();
        for (Socket socket : crowd) {
            ends.add(new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1));
            socket.close();
        }
        return ends;
    }

    @Test
    void silentConnectionsAreToldAndClosed() throws Exception {
        start(Map.of("helloMillis", 2_000));
        List<Socket> crowd = crowd("tcp");
        others.noticeNothing();
        assertThat(ends(crowd)).hasSize(CROWD).allMatch(end -> end.contains("hello-expected"));
    }

    @Test
    void helloThatComesByteByByteIsAwaitedNoLongerThanAnother() throws Exception {
        start(Map.of("helloMillis", 2_000));
        try (Socket slow = server.socket("tcp")) {
            slow.setSoTimeout(30);
            assertThat(toldWhileSending(slow, wire("{\"type\":\"hello\",\"version\":1" + " ".repeat(60_000) + "}"))).contains("hello-expected");
        }
    }

    /** Sends a byte whenever nothing came for a while. */
    private static String toldWhileSending(Socket socket, byte[] bytes) throws IOException {
        StringBuilder told = new StringBuilder();
        for (byte each : bytes) {
            try {
                socket.getOutputStream().write(each);
                int read = socket.getInputStream().read();
                if (read < 0) {
                    break;
                }
                told.append((char) read).append(new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1));
                break;
            } catch (SocketTimeoutException e) {
                // nothing was said yet
            }
        }
        return told.toString();
    }

    private static byte[] wire(String json) {
        byte[] utf8 = json.getBytes(StandardCharsets.UTF_8);
        return java.nio.ByteBuffer.allocate(4 + utf8.length).putInt(utf8.length).put(utf8).array();
    }

    @Test
    void tlsHandshakesLeftHalfWayAreClosed() throws Exception {
        start(Map.of("helloMillis", 2_000));
        List<Socket> crowd = crowd("tls");
        crowd.addAll(crowd("tls", (byte) 22, (byte) 3, (byte) 1, (byte) 2, (byte) 0, (byte) 1, (byte) 0, (byte) 1, (byte) 0xfc, (byte) 3, (byte) 3));
        others.noticeNothing();
        try (WireClient good = new WireClient(server.port("tls"), true)) {
            assertThat(good.ask(HELLO).get("type").getAsString()).isEqualTo("welcome");
        }
        assertThat(ends(crowd)).hasSize(2 * CROWD).containsOnly("");
    }

    @Test
    void whoSendsOnAfterItsLastErrorIsCutOff() throws Exception {
        start(Configs.withoutRates("timeoutMillis", 600_000));
        try (Socket stubborn = server.socket("tcp")) {
            stubborn.getOutputStream().write(new byte[Integer.BYTES]);
            assertThat(new String(stubborn.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).contains("bad-frame");
            others.until("it is cut off", () -> !sends(stubborn, PING));
        }
    }

    /** It pings, so it is not silent, and each answer waits behind what it does not read. */
    @Test
    void whoReadsNothingIsUnreachableAndThenClosed() throws Exception {
        start(Configs.withoutRates("heartbeatMillis", 1_000, "timeoutMillis", 5_000));
        try (WireClient sender = server.client(); Socket deaf = deaf()) {
            enterUnheard(deaf);
            sender.enter("sender");
            String message = "{'type':'candidate','from':'sender','to':'deaf','call':'K7','candidate':'" + "x".repeat(60_000) + "'}";
            int sent = 0;
            String answer = "pong";
            while (answer.contains("pong")) {
                sender.send(message);
                answer = answerBeforePong(sender);
                assertThat(++sent).as("messages that were taken").isLessThan(2_000);
            }
            assertThat(answer).contains("peer-unreachable");
            others.until("it is closed", () -> {
                assertThat(sender.ask("{'type':'ping','nonce':7}").get("type").getAsString()).isEqualTo("pong");
                return closedFor("timeout") > 0 || !sends(deaf, PING);
            });
            assertThat(closedFor("timeout")).isEqualTo(1);
            sender.send("{'type':'bye','id':1,'from':'sender','to':'deaf','call':'K8','reason':'hangup'}");
            assertThat(answerBeforePong(sender)).as("a session without connection has room again").contains("pong");
        }
    }

    @ParameterizedTest
    @CsvSource({"1048576, 1", "1073741824, 0"})
    void whoReadsNoAnswersIsClosedOnceMoreIsUnsentThanMayBe(int maxUnsentBytes, int closed) throws Exception {
        start(Configs.withoutRates("maxUnsentBytes", maxUnsentBytes));
        try (Socket deaf = deaf()) {
            enterUnheard(deaf);
            byte[] pings = new byte[1_000 * PING.length];
            IntStream.range(0, 1_000).forEach(i -> System.arraycopy(PING, 0, pings, i * PING.length, PING.length));
            int[] thousands = {0};
            others.until("it is closed or has said all", () -> !sends(deaf, pings) || ++thousands[0] == 400);
            others.until("it is closed or was heard", () -> closedFor("overflow") == 1 || Counted.of(server.counters, "parley_messages", "type", "ping", "outcome", "ok") > 400_000);
            assertThat(closedFor("overflow")).isEqualTo(closed);
            assertThat(closedFor("timeout")).isZero();
        }
    }

    /** A connection with little room for what it does not read. */
    private Socket deaf() throws IOException {
        Socket deaf = new Socket();
        deaf.setReceiveBufferSize(4_096);
        deaf.connect(new InetSocketAddress("127.0.0.1", server.port("tcp")));
        return deaf;
    }

    private double closedFor(String reason) {
        return Counted.of(server.counters, "parley_connections_closed", "reason", reason);
    }

    private static boolean sends(Socket socket, byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void enterUnheard(Socket deaf) throws IOException {
        for (String line : List.of("{\"type\":\"hello\",\"version\":1}", "{\"type\":\"register\",\"id\":1,\"username\":\"deaf\",\"password\":\"" + Bench.PASSWORD + "\"}",
                "{\"type\":\"login\",\"id\":2,\"username\":\"deaf\",\"password\":\"" + Bench.PASSWORD + "\"}")) {
            deaf.getOutputStream().write(wire(line));
        }
    }

    /** The first of what is answered to the message before. */
    private static String answerBeforePong(WireClient client) throws IOException {
        String first = null;
        client.send("{'type':'ping','nonce':5}");
        for (String next = ""; !next.contains("pong");) {
            next = client.receive();
            first = first == null ? next : first;
        }
        return first;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{'type':'ping','nonce':1} | 0 | 190 | 1000", "{'type':'ping','nonce':1} | 60000 | 6 | 22", "{'type':'peers'} | 0 | 19 | 100"}, quoteCharacter = '`')
    void aFloodOfMessagesIsRefusedAndThenClosed(String json, int blanks, int fewest, int most) throws Exception {
        start(Map.of());
        try (WireClient flooder = server.client()) {
            flooder.enter("flooder");
            flood(flooder, json + " ".repeat(blanks), 3_000);
            Map<String, Integer> answers = count(flooder);
            assertThat(answers.remove("rate-limited")).isEqualTo(200);
            assertThat(answers.values()).as("how many were answered").singleElement().satisfies(answered -> assertThat(answered).isBetween(fewest, most));
        }
    }

    /** Until the server does not take it any more. */
    private static void flood(WireClient client, String json, int times) {
        try {
            for (int i = 0; i < times; i++) {
                client.send(json);
            }
        } catch (IOException e) {
            // it was closed, as it should be in the end
        }
    }

    /** Codes of errors, and types of everything else, until the end. */
    private static Map<String, Integer> count(WireClient client) throws IOException {
        Map<String, Integer> counts = new HashMap<>();
        try {
            for (;;) {
                counts.merge(code(JsonParser.parseString(client.receive()).getAsJsonObject()), 1, Integer::sum);
            }
        } catch (EOFException e) {
            return counts;
        }
    }

    /** The code of an error, or the type of another reply. */
    static String code(JsonObject reply) {
        return reply.get(reply.has("code") ? "code" : "type").getAsString();
    }

    @Test
    void aFloodOfWrongPasswordsShutsOutThePairAloneAndAFloodOfRegistrationsItsAddressAlone() throws Exception {
        start(Map.of("trustedProxies", new String[] {"127.0.0.1"}));
        server.store.register("victim", Bench.PASSWORD);
        List<String> answers = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            try (WireClient guesser = new WireClient(server.port("tcp"), false, "PROXY TCP4 203.0.113.7 192.0.2.1 40000 7443\r\n")) {
                guesser.ask(HELLO);
                for (int guess = 0; guess < 8; guess++) {
                    answers.add(code(guesser.ask("{'type':'login','id':1,'username':'victim','password':'guess " + i + guess + "'}")));
                    answers.add(code(guesser.ask("{'type':'register','id':1,'username':'made" + i + guess + "','password':'12345678'}")));
                }
            }
        }
        assertThat(Collections.frequency(answers, "invalid-credentials")).isEqualTo(10);
        assertThat(Collections.frequency(answers, "registered")).isEqualTo(10);
        assertThat(Collections.frequency(answers, "rate-limited")).isEqualTo(60);
        try (WireClient victim = new WireClient(server.port("tcp"), false, "PROXY TCP4 203.0.113.8 192.0.2.1 40000 7443\r\n")) {
            victim.ask(HELLO);
            assertThat(code(victim.ask("{'type':'register','id':1,'username':'neighbour','password':'12345678'}"))).isEqualTo("registered");
            assertThat(code(victim.ask("{'type':'login','id':1,'username':'victim','password':'" + Bench.PASSWORD + "'}"))).isEqualTo("logged-in");
        }
    }

    @Test
    void httpNonsenseIsAnsweredOnceAndClosed() throws Exception {
        start(Map.of("helloMillis", 2_000));
        List<byte[]> nonsense = new ArrayList<>(List.of(new byte[70_000], "GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII),
                "GET /signal HTTP/1.1\r\n".getBytes(StandardCharsets.US_ASCII), ("GET /signal HTTP/1.1\r\n" + "X: y\r\n".repeat(20_000)).getBytes(StandardCharsets.US_ASCII),
                ("GET /signal HTTP/1.1\r\nX: " + "y".repeat(100_000)).getBytes(StandardCharsets.US_ASCII), "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII),
                "POST /signal HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nffffffff\r\n".getBytes(StandardCharsets.US_ASCII), wire("{\"type\":\"hello\",\"version\":1}"),
                new byte[] {22, 3, 1, 2, 0, 1, 0, 1}, "GET /signal HTTP/1.1\r\n\u0000: \u0001\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1)));
        IntStream.range(0, 20).forEach(i -> nonsense.add("GET /signal HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\n".getBytes(StandardCharsets.US_ASCII)));
        List<Socket> crowd = new ArrayList<>();
        for (byte[] each : nonsense) {
            Socket socket = server.socket("ws");
            try {
                socket.getOutputStream().write(each);
            } catch (IOException e) {
                // answered and closed before all of it was sent
            }
            crowd.add(socket);
        }
        others.noticeNothing();
        for (Socket socket : crowd) {
            assertThat(answer(socket)).matches("(?s)|HTTP/1.1 4\\d\\d .*Content-Length: 0\r\nConnection: close\r\n\r\n");
            socket.close();
        }
    }

    /** As far as a reset lets it be read. */
    private static String answer(Socket socket) {
        StringBuilder answer = new StringBuilder();
        try {
            for (int next = socket.getInputStream().read(); next >= 0; next = socket.getInputStream().read()) {
                answer.append((char) next);
            }
        } catch (SocketTimeoutException e) {
            answer.append("not closed");
        } catch (IOException e) {
            // it was still sending
        }
        return answer.toString();
    }
}
