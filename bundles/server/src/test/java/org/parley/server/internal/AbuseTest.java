package org.parley.server.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
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

    @Test
    void whoSendsOnAfterItsLastErrorIsCutOff() throws Exception {
        start(Configs.withoutRates("timeoutMillis", 600_000));
        try (Socket stubborn = server.socket("tcp")) {
            stubborn.getOutputStream().write(new byte[Integer.BYTES]);
            assertThat(new String(stubborn.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).contains("bad-frame");
            others.until("it is cut off", () -> !say(stubborn, "{'type':'ping','nonce':1}", 1));
        }
    }

    /** It pings, so it is not silent, and each answer waits behind what it does not read. */
    @Test
    void whoReadsNothingIsUnreachableAndThenClosed() throws Exception {
        start(Configs.withoutRates("heartbeatMillis", 1_000, "timeoutMillis", 5_000, "maxUnsentBytes", 1 << 28));
        try (WireClient sender = server.client(); Socket deaf = deaf()) {
            sender.enter("sender");
            others.until("it is unreachable", () -> burden(sender).contains("peer-unreachable"));
            others.until("it is closed", () -> {
                assertThat(sender.ask("{'type':'ping','nonce':7}").get("type").getAsString()).isEqualTo("pong");
                say(deaf, "{'type':'ping','nonce':8}", 1);
                return closedFor("timeout") == 1;
            });
            assertThat(burden(sender)).as("a session without connection has room again").contains("pong");
        }
    }

    @Test
    void whoReadsNoAnswersIsClosedOnceTooMuchIsUnsent() throws Exception {
        start(Configs.withoutRates());
        try (Socket deaf = deaf()) {
            others.until("it is closed", () -> {
                say(deaf, "{'type':'peers','limit':500}", 200);
                return closedFor("overflow") == 1;
            });
        }
    }

    /** Once one message is unsent a second one is too much. By the default it would be taken, and a third one refused. */
    @Test
    void howMuchMayBeUnsentIsSaidByTheConfiguration() throws Exception {
        start(Configs.withoutRates("refuseUnsentBytes", 65_536, "maxUnsentBytes", 65_536, "queuedBytes", 65_536));
        try (WireClient sender = server.client(); Socket deaf = deaf()) {
            sender.enter("sender");
            others.until("it is closed", () -> {
                burden(sender);
                return closedFor("overflow") == 1;
            });
        }
    }

    /** Logged in, with little room for what it does not read. */
    private Socket deaf() throws IOException {
        Socket deaf = new Socket();
        deaf.setReceiveBufferSize(4_096);
        deaf.connect(new InetSocketAddress("127.0.0.1", server.port("tcp")));
        String account = ",'id':1,'username':'deaf','password':'" + Bench.PASSWORD + "'}";
        for (String line : List.of(HELLO, "{'type':'register'" + account, "{'type':'login'" + account)) {
            say(deaf, line, 1);
        }
        return deaf;
    }

    /** All at once; false when it was closed. */
    private static boolean say(Socket socket, String json, int times) {
        byte[] wire = WireClient.wire(json);
        byte[] all = new byte[times * wire.length];
        IntStream.range(0, times).forEach(i -> System.arraycopy(wire, 0, all, i * wire.length, wire.length));
        try {
            socket.getOutputStream().write(all);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private double closedFor(String reason) {
        return Counted.of(server.counters, "parley_connections_closed", "reason", reason);
    }

    /** Sends the deaf one much, and gives what that was answered, or else the answer to a ping behind it. */
    private static String burden(WireClient sender) throws IOException {
        sender.send("{'type':'candidate','from':'sender','to':'deaf','call':'K7','candidate':'" + "x".repeat(60_000) + "'}");
        return answerBeforePong(sender);
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
            Map<String, Integer> answers = new HashMap<>();
            others.during(() -> {
                flood(flooder, json + " ".repeat(blanks), 3_000);
                answers.putAll(count(flooder));
            });
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
        others.during(() -> guess(answers));
        assertThat(Collections.frequency(answers, "invalid-credentials")).isEqualTo(10);
        assertThat(Collections.frequency(answers, "registered")).isEqualTo(10);
        assertThat(Collections.frequency(answers, "rate-limited")).isEqualTo(60);
        try (WireClient victim = new WireClient(server.port("tcp"), false, "PROXY TCP4 203.0.113.8 192.0.2.1 40000 7443\r\n")) {
            victim.ask(HELLO);
            assertThat(code(victim.ask("{'type':'register','id':1,'username':'neighbour','password':'12345678'}"))).isEqualTo("registered");
            assertThat(code(victim.ask("{'type':'login','id':1,'username':'victim','password':'" + Bench.PASSWORD + "'}"))).isEqualTo("logged-in");
        }
    }

    private void guess(List<String> answers) throws Exception {
        for (int i = 0; i < 5; i++) {
            try (WireClient guesser = new WireClient(server.port("tcp"), false, "PROXY TCP4 203.0.113.7 192.0.2.1 40000 7443\r\n")) {
                guesser.ask(HELLO);
                for (int guess = 0; guess < 8; guess++) {
                    answers.add(code(guesser.ask("{'type':'login','id':1,'username':'victim','password':'guess " + i + guess + "'}")));
                    answers.add(code(guesser.ask("{'type':'register','id':1,'username':'made" + i + guess + "','password':'12345678'}")));
                }
            }
        }
    }
}
