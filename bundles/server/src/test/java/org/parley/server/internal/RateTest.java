package org.parley.server.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

class RateTest {
    private final Bench bench = new Bench();

    private static long refused(List<JsonObject> messages) {
        return messages.stream().filter(message -> "rate-limited".equals(Client.textOf(message, "code"))).count();
    }

    private static void ping(Client client, int times) {
        for (int i = 0; i < times; i++) {
            client.say("{'type':'ping','nonce':1}");
        }
    }

    /** A connection whose hello is forgotten: full buckets. */
    private Client rested() {
        Client client = bench.login("alice");
        bench.turn(10_000);
        return client;
    }

    @Test
    void burstOf200IsLetThroughAndThen50ASecond() {
        Client client = rested();
        ping(client, 200);
        assertThat(refused(client.heard())).isZero();
        client.say("{'type':'bye','id':9,'call':'K7','from':'alice','to':'bob'}");
        JsonObject error = client.error("rate-limited");
        assertThat(error.get("retryAfterMillis").getAsLong()).isEqualTo(20);
        assertThat(Client.intOf(error, "re")).isEqualTo(9);
        assertThat(Client.textOf(error, "call")).isEqualTo("K7");
        bench.turn(20);
        client.works();
        bench.turn(1_000);
        ping(client, 50);
        assertThat(refused(client.heard())).isZero();
        ping(client, 1);
        client.error("rate-limited");
    }

    @Test
    void bytesAreLimitedTo384KiBAtOnceAnd64KiBASecond() {
        Client client = rested();
        String head = "{'type':'ping','nonce':1,'x':'";
        String json = head + "x".repeat(65_536 - head.length() - 2) + "'}";
        for (int i = 0; i < 6; i++) {
            client.say(json);
        }
        assertThat(refused(client.heard())).isZero();
        client.say(json);
        assertThat(client.error("rate-limited").get("retryAfterMillis").getAsLong()).isEqualTo(1_000);
        bench.turn(1_000);
        client.say(json);
        client.only("pong");
    }

    @Test
    void peersCountsAsTen() {
        Client client = rested();
        for (int i = 0; i < 20; i++) {
            client.say("{'type':'peers'}");
        }
        assertThat(refused(client.heard())).isZero();
        client.say("{'type':'peers','id':1}");
        assertThat(client.error("rate-limited").get("retryAfterMillis").getAsLong()).isEqualTo(200);
    }

    @Test
    void brokenMessageCountsAndIsAnsweredAsSuch() {
        Client client = rested();
        ping(client, 195);
        client.heard();
        for (int i = 0; i < 7; i++) {
            client.say("{");
            client.error("bad-message");
        }
        client.say("{'type':'wave'}");
        client.error("rate-limited");
    }

    @Test
    void twoHundredRefusedWithin10SecondsClose() {
        Client client = rested();
        ping(client, 399);
        assertThat(refused(client.heard())).isEqualTo(199);
        client.say("{'type':'ping','nonce':1}");
        client.error("rate-limited");
        client.finished();
    }

    @Test
    void fewerRefusedStay() {
        Client client = rested();
        ping(client, 399);
        client.heard();
        bench.turn(10_001);
        ping(client, 399);
        assertThat(refused(client.heard())).isEqualTo(199);
        bench.turn(10_001);
        client.works();
    }

    @Test
    void refusalsWhileWaitingAreAnsweredInOrderAndCloseInTheEnd() {
        bench.register("bob");
        bench.hashing.held = true;
        Client client = bench.open();
        bench.turn(4_000);
        client.say("{'type':'login','id':1,'username':'bob','password':'" + Bench.PASSWORD + "'}");
        ping(client, 600);
        bench.hashing.held = false;
        bench.settle();
        List<JsonObject> heard = client.heard();
        assertThat(Client.textOf(heard.get(0), "type")).isEqualTo("logged-in");
        assertThat(refused(heard)).isEqualTo(200);
        assertThat(heard).hasSize(400);
        client.finished();
    }
}
