package org.parley.server.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PresenceTest {
    private static final int INTERVAL = 300;
    private Bench bench = new Bench();

    private static String entry(JsonElement peer) {
        return peer.getAsJsonObject().get("username").getAsString() + ":" + peer.getAsJsonObject().get("status").getAsString();
    }

    private static List<String> peers(JsonObject message) {
        List<String> all = new ArrayList<>();
        message.get("peers").getAsJsonArray().forEach(peer -> all.add(entry(peer)));
        return all;
    }

    private JsonObject ask(Client client, String fields) {
        client.say("{'type':'peers','id':5" + fields + "}");
        return client.next("peers");
    }

    /** Logged in, following, and everything so far was told. */
    private Client follower(String name) {
        Client client = bench.login(name);
        assertThat(ask(client, "").get("live").getAsBoolean()).isTrue();
        bench.turn(INTERVAL);
        client.heard();
        return client;
    }

    @Test
    void listIsSortedWithoutTheAskerAndCut() {
        Client asker = bench.login("Me");
        for (String name : List.of("bob", "Alice", "carol", "Bert", "B.", "al")) {
            bench.login(name);
        }
        JsonObject all = ask(asker, "");
        assertThat(peers(all)).containsExactly("al:available", "Alice:available", "B.:available", "Bert:available", "bob:available", "carol:available");
        assertThat(Client.intOf(all, "total")).isEqualTo(6);
        assertThat(Client.intOf(all, "re")).isEqualTo(5);
        JsonObject some = ask(asker, ",'query':'B','limit':2");
        assertThat(peers(some)).containsExactly("B.:available", "Bert:available");
        assertThat(Client.intOf(some, "total")).isEqualTo(3);
        assertThat(peers(ask(asker, ",'query':'bob!'"))).isEmpty();
        assertThat(Client.intOf(ask(asker, ",'query':'m'"), "total")).isZero();
    }

    @Test
    void listHasAtMost500Names() {
        for (int i = 0; i < 505; i++) {
            bench.login("user" + i);
        }
        Client asker = bench.login("asker");
        JsonObject list = ask(asker, ",'limit':500");
        assertThat(peers(list)).hasSize(500);
        assertThat(Client.intOf(list, "total")).isEqualTo(505);
        assertThat(peers(ask(asker, ""))).hasSize(200);
    }

    @Test
    void whoNeverAskedIsToldNothing() {
        Client silent = bench.login("alice");
        bench.login("bob");
        bench.turn(5_000);
        silent.nothing();
    }

    @Test
    void everyLaterChangeIsTold() {
        Client alice = follower("alice");
        Client bob = bench.login("Bob");
        bench.turn(INTERVAL);
        assertThat(peers(alice.only("presence"))).containsExactly("Bob:available");
        bob.say("{'type':'status','status':'busy'}");
        bob.nothing();
        bench.turn(INTERVAL);
        assertThat(peers(alice.only("presence"))).containsExactly("Bob:busy");
        bob.lose();
        bench.turn(29_999);
        alice.nothing();
        bench.turn(INTERVAL);
        assertThat(peers(alice.only("presence"))).containsExactly("Bob:offline");
        bench.turn(10_000);
        alice.nothing();
    }

    @Test
    void statusThatWasSaidAlreadyIsNoChange() {
        Client alice = follower("alice");
        Client bob = bench.login("bob");
        bench.turn(INTERVAL);
        alice.only("presence");
        bob.say("{'type':'status','status':'available'}");
        bench.turn(INTERVAL);
        alice.nothing();
        bob.say("{'type':'status','status':'busy'}");
        bench.turn(INTERVAL);
        assertThat(peers(alice.only("presence"))).containsExactly("bob:busy");
    }

    @Test
    void logoutIsToldAtOnce() {
        Client bob = bench.login("bob");
        Client alice = follower("alice");
        bench.turn(10_000);
        bob.say("{'type':'logout'}");
        assertThat(peers(alice.only("presence"))).containsExactly("bob:offline");
    }

    @Test
    void changesAreGatheredAndOnlyTheLatestOfEachUserIsTold() {
        Client bob = bench.login("bob");
        Client carol = bench.login("carol");
        Client alice = follower("alice");
        for (int i = 0; i < 100; i++) {
            bench.turn(20);
            bob.say("{'type':'status','status':'" + (i % 2 == 0 ? "busy" : "available") + "'}");
            if (i == 50) {
                carol.say("{'type':'status','status':'busy'}");
            }
        }
        List<JsonObject> told = alice.heard();
        assertThat(told).hasSizeBetween(5, 8);
        assertThat(told).allSatisfy(message -> assertThat(peers(message)).filteredOn(p -> p.startsWith("bob")).hasSize(1));
        assertThat(told).filteredOn(message -> peers(message).contains("carol:busy")).hasSize(1);
        bench.turn(INTERVAL);
        assertThat(peers(alice.only("presence"))).containsExactly("bob:available");
    }

    @Test
    void stormIsToldInPartsOf500() {
        Client alice = follower("alice");
        alice.connection.unsent = 1;
        for (int i = 0; i < 700; i++) {
            bench.login("user" + i);
        }
        bench.turn(1_000);
        alice.nothing();
        alice.connection.unsent = 0;
        bench.turn(INTERVAL);
        assertThat(peers(alice.only("presence"))).hasSize(500);
        bench.turn(INTERVAL);
        assertThat(peers(alice.only("presence"))).hasSize(200);
    }

    @Test
    void presenceWaitsWhileAnythingIsUnsentAndOthersDoNot() {
        Client alice = follower("alice");
        Client bob = follower("bob");
        alice.heard();
        alice.connection.unsent = 1;
        Client carol = bench.login("carol");
        bench.turn(INTERVAL);
        carol.say("{'type':'status','status':'busy'}");
        bench.turn(INTERVAL);
        assertThat(bob.heard()).hasSize(2);
        alice.nothing();
        alice.connection.unsent = 0;
        bench.turn(INTERVAL);
        assertThat(peers(alice.only("presence"))).containsExactly("carol:busy");
    }

    @Test
    void presenceGoesOnAfterAResumeWithWhatChangedMeanwhile() {
        Client alice = follower("alice");
        alice.lose();
        bench.login("bob");
        bench.turn(2_000);
        Client again = bench.open();
        again.resume(alice.token);
        bench.turn(INTERVAL);
        assertThat(peers(again.only("presence"))).containsExactly("bob:available");
    }

    @Test
    void freshSessionFollowsNobody() {
        follower("alice");
        Client fresh = bench.login("alice");
        bench.login("bob");
        bench.turn(1_000);
        fresh.nothing();
    }

    @Test
    void takeoverIsNoOffline() {
        Client alice = follower("alice");
        Client bob = bench.login("bob");
        bob.say("{'type':'status','status':'busy'}");
        bench.turn(INTERVAL);
        alice.heard();
        bench.login("bob");
        bench.turn(INTERVAL);
        assertThat(peers(alice.only("presence"))).containsExactly("bob:available");
    }

    @Test
    void secondQuestionKeepsWhatWasNotToldYet() {
        Client alice = follower("alice");
        bench.login("carol");
        bench.turn(10);
        alice.heard();
        bench.login("bob");
        ask(alice, ",'query':'x'");
        bench.turn(INTERVAL);
        assertThat(peers(alice.only("presence"))).contains("bob:available");
    }

    @Test
    void serverWithMoreUsersThanItAnnouncesSaysSo() {
        bench = new Bench(Map.of("announceLimit", 3));
        Client alice = bench.login("alice");
        Client bob = bench.login("bob");
        assertThat(ask(alice, "").get("live").getAsBoolean()).isTrue();
        bench.login("carol");
        bench.turn(INTERVAL);
        alice.heard();
        Client dave = bench.login("dave");
        bench.turn(INTERVAL);
        JsonObject stopped = alice.only("presence");
        assertThat(stopped.get("live").getAsBoolean()).isFalse();
        assertThat(peers(stopped)).isEmpty();
        JsonObject list = ask(bob, "");
        assertThat(list.get("live").getAsBoolean()).isFalse();
        assertThat(peers(list)).hasSize(3);
        dave.say("{'type':'logout'}");
        bench.turn(1_000);
        alice.nothing();
        bob.nothing();
        assertThat(ask(alice, "").get("live").getAsBoolean()).isTrue();
        bob.say("{'type':'status','status':'busy'}");
        bench.turn(INTERVAL);
        assertThat(peers(alice.only("presence"))).contains("bob:busy");
    }

    @Test
    void whoIsAwayWhenTheServerStopsAnnouncingIsToldWhenHeIsBack() {
        bench = new Bench(Map.of("announceLimit", 1));
        Client alice = bench.login("alice");
        ask(alice, "");
        bench.turn(INTERVAL);
        alice.heard();
        alice.connection.broken = true; // which nobody has noticed yet
        bench.login("bob");
        bench.turn(INTERVAL);
        alice.lose();
        Client again = bench.open();
        again.resume(alice.token);
        bench.turn(INTERVAL);
        assertThat(again.only("presence").get("live").getAsBoolean()).isFalse();
    }

    @Test
    void intervalGrowsWithThoseWhoFollow() {
        bench = new Bench(Map.of("presenceMicrosPerSession", 100_000));
        Client bob = bench.login("bob");
        Client alice = follower("alice");
        for (int i = 0; i < 9; i++) {
            follower("user" + i);
        }
        bench.turn(10_000);
        alice.heard();
        for (int i = 0; i < 29; i++) {
            bob.say("{'type':'status','status':'" + (i % 2 == 0 ? "busy" : "available") + "'}");
            bench.turn(100);
        }
        assertThat(alice.heard()).hasSize(3);
    }

    @Test
    void changeOfTheIntervalJustBeforeATickLeavesOneTickAtATime() {
        Client bob = bench.login("bob");
        Client alice = follower("alice");
        Client behind = follower("behind");
        bench.turn(10_000);
        alice.heard();
        behind.connection.unsent = 1; // so that after each tick there is one to come
        bob.say("{'type':'status','status':'busy'}");
        bench.turn(INTERVAL - 1);
        bench.time.meanwhile = () -> bench.server.adopt(Configs.with(Map.of("presenceIntervalMillis", 1_000)));
        bench.turn(1);
        alice.heard();
        for (int i = 0; i < 500; i++) {
            bob.say("{'type':'status','status':'" + (i % 2 == 0 ? "available" : "busy") + "'}");
            bench.turn(20);
        }
        assertThat(alice.heard()).hasSizeBetween(9, 10);
    }

    @Test
    void statusIsTheClientsOwnAlone() {
        Client alice = bench.login("alice");
        alice.say("{'type':'status','status':'offline','id':3}");
        assertThat(Client.textOf(alice.error("bad-message"), "field")).isEqualTo("status");
        alice.works();
    }
}
