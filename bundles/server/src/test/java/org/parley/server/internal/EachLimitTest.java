package org.parley.server.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What bounds the time, the size and the number of what one client is given, on real sockets. For the time before hello see {@link BeforeHelloTest}; for rates, passwords and what nobody reads {@link AbuseTest}; for addresses {@link ProxyTest}. */
@Timeout(120)
class EachLimitTest extends AmongBystanders {
    private static final int ANNOUNCED = 50;

    EachLimitTest() {
        super(config());
    }

    private static Map<String, Object> config() {
        return Configs.withoutRates("heartbeatMillis", 1_000, "timeoutMillis", 8_000, "resumeMillis", 6_000, "announceLimit", ANNOUNCED);
    }

    private double timeouts() {
        return Counted.of(server.counters, "parley_connections_closed", "reason", "timeout");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whoIsSilentAndWhoNeverEndsAMessageIsLost(boolean talks) throws Exception {
        double before = timeouts();
        if (talks) {
            mallory.sendLength(65_536);
        }
        others.until("it is lost", () -> timeouts() > before || talks && !sends());
        others.until("its end is counted", () -> timeouts() == before + 1);
    }

    /** One byte more. */
    private boolean sends() {
        try {
            mallory.sendByte(' ');
            return true;
        } catch (IOException closed) {
            return false;
        }
    }

    /** The error, then the end. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void aMessageOnAWebSocketIsBoundedWithAllItsFragments(int fragments) throws Exception {
        CompletableFuture<String> heard = new CompletableFuture<>();
        WebSocket socket = HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(URI.create("ws://127.0.0.1:" + server.port("ws") + "/signal"), listener(heard)).get();
        socket.sendText("{\"type\":\"hello\",\"version\":1}", true).get();
        for (int i = 1; i <= fragments; i++) {
            socket.sendText(" ".repeat(66_000 / fragments), i == fragments).get();
        }
        assertThat(heard.get()).contains("welcome").contains("frame-too-large");
    }

    /** 1008 is "policy violation" (RFC 6455, section 7.4.1). */
    @Test
    void aMessageOnAWebSocketThatGoesOnAndOnWithNothingIsClosed() throws Exception {
        CompletableFuture<Integer> closed = new CompletableFuture<>();
        WebSocket socket = HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(URI.create("ws://127.0.0.1:" + server.port("ws") + "/signal"), ends(closed)).get();
        try {
            for (int i = 0; i < 600 && !closed.isDone(); i++) {
                socket.sendText("", false).get();
                others.noticeNothing();
            }
        } catch (ExecutionException e) {
            assertThat(e).as("it is closed").hasCauseInstanceOf(IOException.class);
        }
        assertThat(closed.get()).isEqualTo(1008);
        others.noticeNothing();
    }

    private static WebSocket.Listener ends(CompletableFuture<Integer> closed) {
        return new WebSocket.Listener() {
            @Override
            public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
                closed.complete(status);
                return null;
            }
        };
    }

    private static WebSocket.Listener listener(CompletableFuture<String> heard) {
        StringBuilder text = new StringBuilder();
        return new WebSocket.Listener() {
            @Override
            public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
                text.append(part);
                return WebSocket.Listener.super.onText(socket, part, last);
            }

            @Override
            public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
                heard.complete(text.toString());
                return null;
            }

            @Override
            public void onError(WebSocket socket, Throwable error) {
                heard.completeExceptionally(error);
            }
        };
    }

    @ParameterizedTest
    @CsvSource({"1, 64", "60000, 4"})
    void soMuchWaitsForOneWhoIsAwayAndNotLongerThanItsSessionLives(int bytes, int most) throws Exception {
        String name = "away" + bytes;
        try (WireClient away = server.client()) {
            away.enter(name);
        }
        others.until("it is away", () -> server.running.connections() == 3);
        String message = mine("{'type':'candidate','from':'FROM','to':'" + name + "','call':'K7','candidate':'" + "x".repeat(bytes) + "'}");
        for (int i = 0; i < most; i++) {
            mallory.send(message);
        }
        assertThat(AbuseTest.code(mallory.ask("{'type':'ping','nonce':1}"))).isEqualTo("pong");
        assertThat(AbuseTest.code(mallory.ask(message))).isEqualTo("peer-unreachable");
        others.until("its session has ended", () -> AbuseTest.code(mallory.ask(message)).equals("peer-offline"));
    }

    @Test
    void aStormOfLoginsIsAnnouncedUpToALimit() throws Exception {
        assertThat(mallory.ask("{'type':'peers'}").get("live").getAsBoolean()).isTrue();
        List<WireClient> crowd = new ArrayList<>();
        for (int i = 0; i <= ANNOUNCED; i++) {
            WireClient one = server.client();
            crowd.add(one);
            one.enter("one" + i);
            others.noticeNothing();
        }
        JsonObject told;
        do {
            told = JsonParser.parseString(mallory.receive()).getAsJsonObject();
            assertThat(told.get("type").getAsString()).isEqualTo("presence");
        } while (!told.has("live"));
        JsonObject list = mallory.ask("{'type':'peers','limit':500}");
        assertThat(list.get("live").getAsBoolean()).isFalse();
        assertThat(list.getAsJsonArray("peers")).hasSizeGreaterThan(ANNOUNCED);
        assertThat(mallory.ask("{'type':'peers','limit':501}").get("field").getAsString()).isEqualTo("limit");
        for (WireClient one : crowd) {
            one.close();
        }
    }

    /** As many in the list too. */
    @Test
    void aMessageOfPresenceHas500NamesAtMost() throws Exception {
        Map<String, Object> gathering = config();
        gathering.putAll(Map.of("announceLimit", 1_000, "presenceIntervalMillis", 60_000, "timeoutMillis", 600_000));
        server.adopt(gathering);
        mallory.close();
        WireClient watcher = server.client(); // it may be silent for longer
        watcher.enter("watcher");
        assertThat(watcher.ask("{'type':'peers'}").get("live").getAsBoolean()).isTrue();
        List<WireClient> crowd = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            WireClient one = server.client();
            crowd.add(one);
            one.enter("many" + i);
            others.noticeNothing();
        }
        watcher.send("{'type':'peers','limit':500,'query':'many'}");
        gathering.put("presenceIntervalMillis", 300);
        server.adopt(gathering);
        Set<String> told = new HashSet<>();
        while (told.size() < 600) {
            JsonObject message = JsonParser.parseString(watcher.receive()).getAsJsonObject();
            JsonArray names = message.getAsJsonArray("peers");
            assertThat(names).hasSizeLessThanOrEqualTo(500);
            if (message.get("type").getAsString().equals("presence")) {
                names.forEach(peer -> told.add(peer.getAsJsonObject().get("username").getAsString()));
            } else {
                assertThat(names).hasSize(500);
            }
        }
        for (WireClient one : crowd) {
            one.send("{'type':'logout'}");
            others.noticeNothing();
        }
        others.until("they have left", () -> server.running.connections() == 3);
        for (WireClient one : crowd) {
            one.close();
        }
        watcher.close();
        server.adopt(config());
    }

    /** A message may be late, but not early: nine of them take two seconds at least. */
    @Test
    void presenceIsToldFourTimesASecondAtMost() throws Exception {
        others.until("those of other tests are gone", () -> mallory.ask("{'type':'peers'}").get("live").getAsBoolean());
        AtomicBoolean done = new AtomicBoolean();
        long start = System.nanoTime();
        try (WireClient restless = server.client()) {
            restless.enter("restless");
            Thread changing = new Thread(() -> changeStatus(restless, done));
            changing.start();
            for (int told = 0; told < 9; told++) {
                mallory.receive();
                others.noticeNothing();
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofSeconds(2));
            done.set(true);
            changing.join();
        }
    }

    private static void changeStatus(WireClient client, AtomicBoolean done) {
        try {
            for (int i = 0; !done.get(); i++) {
                client.send("{'type':'status','status':'" + (i % 2 == 0 ? "busy" : "available") + "'}");
                client.ask("{'type':'ping','nonce':1}");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
