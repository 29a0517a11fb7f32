package org.parley.server.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests of accounts fill no heap, and leave nobody online when they meet one that is full. */
class FullHeapTest {
    private static final String LOGIN = "{'type':'login','id':2,'username':'alice','password':'" + Bench.PASSWORD + "'}";

    private final Bench bench = new Bench();

    @ParameterizedTest
    @ValueSource(strings = {"'type':'login','id':2,'call':'K7','username':'alice','password':'wrong horse'", "'type':'resume','id':2,'call':'K7','token':'x'"})
    void whatWaitsForTheStoreDoesNotHoldAllThatCameWithIt(String request) {
        bench.hashing.held = true;
        bench.looking.held = true;
        String brackets = "[0],".repeat(15_000) + "0";
        long before = heap();
        Client client = null;
        for (int i = 0; i < 100; i++) {
            client = bench.open();
            client.say("{" + request + ",'x':[" + brackets + "]}");
        }
        assertThat(heap() - before).as("100 messages of 60 KiB of brackets, which take up 2 MB each").isLessThan(40_000_000);
        bench.hashing.held = false;
        bench.looking.held = false;
        bench.settle();
        JsonObject error = client.next("error");
        assertThat(Client.intOf(error, "re")).isEqualTo(2);
        assertThat(Client.textOf(error, "call")).isEqualTo("K7");
    }

    @Test
    void whoseLoginMeetsAFullHeapIsNotOnline() {
        bench.register("alice");
        Client alice = bench.open();
        alice.connection.unsendable = "logged-in";
        alice.say(LOGIN);
        alice.error("internal");
        assertThat(bench.server.sessionCount()).isZero();
        Client bob = bench.login("bob");
        bob.say("{'type':'peers','id':1}");
        assertThat(bob.only("peers").get("total").getAsInt()).isZero();
        alice.say(LOGIN);
        alice.only("logged-in");
    }

    @Test
    void whoseResumeMeetsAFullHeapIsOnlineUntilItsWindowIsOver() {
        Client alice = bench.open();
        bench.register("alice");
        String token = Client.textOf(alice.login("alice"), "token");
        alice.lose();
        Client again = bench.open();
        again.connection.unsendable = "logged-in";
        again.say("{'type':'resume','id':1,'token':'" + token + "'}");
        again.error("internal");
        assertThat(bench.server.sessionCount()).isEqualTo(1);
        bench.turn(60_000);
        assertThat(bench.server.sessionCount()).isZero();
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
