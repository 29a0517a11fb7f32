package org.parley.server.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Passwords that wait to be hashed: addresses take turns, so that who asks for many waits himself. */
class HashTurnsTest {
    private final Bench bench = new Bench();

    @BeforeEach
    void theOnlyThreadIsBusy() {
        bench.register("alice", "bob");
        bench.hashing.held = true;
    }

    private Client asks(String name, String address) {
        return asks(name, bench.open(address));
    }

    private Client asks(String name, Client client) {
        client.say("{'type':'login','id':1,'username':'" + name + "','password':'" + Bench.PASSWORD + "'}");
        return client;
    }

    private void hashesOne() {
        bench.hashing.runOne();
        bench.settle();
    }

    @Test
    void aStrangerWaitsForOnePasswordOfEachAddressHoweverManyOfThemWait() {
        for (int i = 1; i <= 30; i++) {
            asks("alice", "192.0.2.1");
            asks("alice", "2001:db8::" + i); // one subscriber's, all of them
        }
        Client stranger = asks("bob", "192.0.2.2");
        hashesOne();
        hashesOne();
        stranger.nothing();
        hashesOne();
        stranger.only("logged-in");
    }

    @Test
    void ofOneAddressThePasswordThatCameFirstIsHashedFirst() {
        Client first = asks("alice", "192.0.2.1");
        Client second = asks("bob", "192.0.2.1");
        hashesOne();
        first.only("logged-in");
        second.nothing();
        hashesOne();
        second.only("logged-in");
    }

    @Test
    void whoFillsTheQueueMakesRoomForAStranger() {
        bench.hashing.capacity = 4;
        List<Client> many = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            many.add(asks("alice", "192.0.2.1"));
        }
        Client another = asks("alice", "192.0.2.1");
        assertThat(another.error("rate-limited").get("retryAfterMillis").getAsLong()).isPositive();
        Client stranger = asks("bob", "192.0.2.2");
        stranger.nothing();
        many.get(3).error("rate-limited");
        bench.hashing.held = false;
        bench.settle();
        stranger.only("logged-in");
        many.get(0).next("logged-in");
        many.get(2).only("logged-in");
        many.get(3).nothing();
    }

    @Test
    void whereEachWaitsWithOneTheQueueIsFull() {
        bench.hashing.capacity = 2;
        Client first = asks("alice", "192.0.2.1");
        Client second = asks("bob", "192.0.2.2");
        asks("bob", "192.0.2.3").error("rate-limited");
        bench.hashing.held = false;
        bench.settle();
        first.only("logged-in");
        second.only("logged-in");
    }

    @Test
    void aPasswordThatWaitedTooLongTakesNoTurnOfItsAddress() {
        asks("alice", "192.0.2.1");
        asks("alice", "192.0.2.1");
        bench.turn(5_000);
        Client stranger = asks("bob", "192.0.2.2");
        Client again = asks("alice", "192.0.2.1");
        hashesOne();
        again.only("logged-in");
        hashesOne();
        stranger.only("logged-in");
    }

    @Test
    void whoHasGoneTakesNoTurnOfHisAddress() {
        asks("alice", "192.0.2.1").lose();
        asks("alice", "192.0.2.1").lose();
        Client stays = asks("alice", "192.0.2.1");
        hashesOne();
        stays.only("logged-in");
    }

    @Test
    void whatWaitedTooLongMakesRoom() {
        bench.hashing.capacity = 2;
        asks("alice", "192.0.2.1");
        asks("alice", "192.0.2.1");
        bench.turn(5_000);
        Client again = asks("alice", "192.0.2.1");
        again.nothing();
        hashesOne();
        again.only("logged-in");
    }

    @Test
    void roomThatWasTakenMeanwhileCostsNobodyHisPlace() {
        bench.hashing.capacity = 2;
        asks("alice", "192.0.2.1");
        asks("alice", "192.0.2.1");
        bench.turn(5_000);
        Client again = bench.open("192.0.2.1");
        bench.hashing.held = false;
        asks("alice", again).only("logged-in");
    }

    @Test
    void nothingElseIsDoneByTheThreadThatHashes() {
        Client client = asks("alice", "192.0.2.1");
        client.say("{'type':'ping','nonce':1}");
        bench.outcomes.held = true;
        hashesOne();
        client.nothing();
        bench.outcomes.held = false;
        bench.settle();
        client.next("logged-in");
        client.only("pong");
    }

    @Test
    void whoseOutcomeFindsNoPlaceIsToldAllTheSame() {
        bench.outcomes.capacity = 0;
        Client client = asks("alice", "192.0.2.1");
        hashesOne();
        client.only("logged-in");
    }
}
