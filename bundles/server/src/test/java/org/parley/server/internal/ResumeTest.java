package org.parley.server.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResumeTest {
    private final Bench bench = new Bench();

    private static String bye(String from, String to, int id) {
        return "{'type':'bye','id':" + id + ",'from':'" + from + "','to':'" + to + "','call':'c','reason':'hangup'}";
    }

    private static String candidate(String from, String to, String text) {
        return "{'type':'candidate','from':'" + from + "','to':'" + to + "','call':'c','candidate':'" + text + "'}";
    }

    private static List<Integer> ids(List<JsonObject> messages) {
        return messages.stream().map(message -> Client.intOf(message, "id")).toList();
    }

    @Test
    void sessionIsResumedWithinItsWindow() {
        Client alice = bench.login("alice");
        alice.lose();
        bench.turn(29_999);
        Client again = bench.open();
        JsonObject reply = again.resume(alice.token);
        assertThat(reply.get("resumed").getAsBoolean()).isTrue();
        assertThat(Client.intOf(reply, "re")).isEqualTo(901);
        assertThat(again.token).isNotEqualTo(alice.token);
        bench.turn(60_000);
        assertThat(bench.server.sessionCount()).isEqualTo(1);
        again.works();
    }

    @Test
    void sessionWhoseWindowIsOverIsBegunAfresh() {
        Client alice = bench.login("alice");
        alice.lose();
        bench.turn(30_000);
        assertThat(bench.server.sessionCount()).isZero();
        assertThat(bench.open().resume(alice.token).get("resumed").getAsBoolean()).isFalse();
    }

    @Test
    void tokenIsGoodAfterARestartOfTheServer() {
        Client alice = bench.login("alice");
        bench.restart();
        assertThat(bench.open().resume(alice.token).get("resumed").getAsBoolean()).isFalse();
        assertThat(bench.open().resume(alice.token).get("resumed").getAsBoolean()).isFalse();
    }

    @Test
    void resumeWhoseConnectionStillSeemsToLiveMovesTheSession() {
        Client alice = bench.login("alice");
        Client bob = bench.login("bob");
        Client again = bench.open();
        assertThat(again.resume(alice.token).get("resumed").getAsBoolean()).isTrue();
        alice.error("displaced");
        alice.finished();
        bob.say(bye("bob", "alice", 1));
        again.only("bye");
        alice.nothing();
        alice.lose();
        bench.turn(60_000);
        again.works();
        bob.say(bye("bob", "alice", 2));
        again.only("bye");
        bob.nothing();
    }

    @Test
    void loginElsewhereTakesOver() {
        Client alice = bench.login("alice");
        Client other = bench.open();
        assertThat(other.login("ALICE").get("resumed").getAsBoolean()).isFalse();
        alice.error("displaced");
        alice.finished();
        assertThat(bench.server.sessionCount()).isEqualTo(1);
    }

    @Test
    void tokenOfASessionThatWasTakenOverBeginsAFreshOne() {
        Client alice = bench.login("alice");
        Client other = bench.login("alice");
        alice.heard();
        Client back = bench.open();
        assertThat(back.resume(alice.token).get("resumed").getAsBoolean()).isFalse();
        other.error("displaced");
        other.finished();
    }

    @Test
    void earlierTokensOfASessionStayGood() {
        Client alice = bench.login("alice");
        List<String> tokens = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            tokens.add(alice.token);
            assertThat(alice.resume(alice.token).get("resumed").getAsBoolean()).isTrue();
            alice.nothing();
        }
        assertThat(tokens).doesNotHaveDuplicates();
        Client again = bench.open();
        assertThat(again.resume(tokens.get(0)).get("resumed").getAsBoolean()).isTrue();
    }

    @Test
    void tokenOfAnotherSessionIsUnexpectedWhenLoggedIn() {
        Client former = bench.login("alice");
        Client bob = bench.login("bob");
        Client alice = bench.login("alice");
        former.heard();
        for (String token : List.of(former.token, bob.token)) {
            alice.say("{'type':'resume','id':1,'token':'" + token + "'}");
            alice.error("unexpected");
        }
        alice.say("{'type':'resume','id':1,'token':'" + alice.token + "x'}");
        alice.error("token-invalid");
        alice.works();
        bob.works();
    }

    @Test
    void logoutThatCrossesAResumeLeavesNoConnectionWithoutSession() {
        Client alice = bench.login("alice");
        Client again = bench.open();
        bench.looking.held = true;
        again.say("{'type':'resume','id':1,'token':'" + alice.token + "'}");
        alice.say("{'type':'logout','id':2}");
        bench.looking.held = false;
        bench.settle();
        alice.error("displaced");
        again.next("logged-in");
        again.error("displaced");
        again.finished();
        assertThat(bench.server.sessionCount()).isZero();
    }

    @Test
    void logoutEndsTheTokensOfItsSessionAlone() {
        Client former = bench.login("alice");
        Client alice = bench.login("alice");
        String first = alice.token;
        alice.resume(first);
        alice.say("{'type':'logout','id':1}");
        alice.only("logged-out");
        for (String token : List.of(first, alice.token)) {
            Client client = bench.open();
            client.say("{'type':'resume','id':1,'token':'" + token + "'}");
            assertThat(Client.intOf(client.error("token-invalid"), "re")).isEqualTo(1);
        }
        bench.restart();
        Client client = bench.open();
        client.say("{'type':'resume','id':1,'token':'" + alice.token + "'}");
        client.error("token-invalid");
        client.resume(former.token);
    }

    @Test
    void changeOfThePasswordEndsAllTokensOfTheAccount() throws Exception {
        Client alice = bench.login("alice");
        bench.store.changePassword("alice", "battery staple");
        Client client = bench.open();
        client.say("{'type':'resume','id':1,'token':'" + alice.token + "'}");
        client.error("token-invalid");
        alice.works();
    }

    @Test
    void tokenExpires() {
        Client alice = bench.login("alice");
        alice.lose();
        bench.turn(30L * 86_400_000);
        Client client = bench.open();
        client.say("{'type':'resume','id':1,'token':'" + alice.token + "'}");
        client.error("token-invalid");
    }

    @Test
    void whatCameMeanwhileFollowsLoggedInInOrder() {
        Client alice = bench.login("alice");
        Client bob = bench.login("bob");
        alice.lose();
        for (int i = 1; i <= 5; i++) {
            bob.say(bye("bob", "alice", i));
        }
        bob.nothing();
        Client again = bench.open();
        again.resume(alice.token);
        bob.say(bye("bob", "alice", 6));
        assertThat(ids(again.heard())).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void repeatIsQueuedOnceAndMessagesWithoutIdEachTime() {
        Client alice = bench.login("alice");
        Client bob = bench.login("bob");
        Client carol = bench.login("carol");
        alice.lose();
        bob.say(bye("bob", "alice", 1));
        carol.say(bye("carol", "alice", 1));
        bob.say(bye("bob", "alice", 1));
        bob.say(candidate("bob", "alice", "x"));
        bob.say(candidate("bob", "alice", "x"));
        bob.nothing();
        Client again = bench.open();
        again.resume(alice.token);
        assertThat(again.heard()).extracting(message -> Client.textOf(message, "type") + " " + Client.textOf(message, "from"))
                .containsExactly("bye bob", "bye carol", "candidate bob", "candidate bob");
    }

    @Test
    void fullQueueRefusesASenderUntilTheResumeSoThatNoGapIsInTheMiddle() {
        Client alice = bench.login("alice");
        Client bob = bench.login("bob");
        Client carol = bench.login("carol");
        alice.lose();
        carol.say(candidate("carol", "alice", "first"));
        for (int i = 1; i <= 63; i++) {
            bob.say(bye("bob", "alice", i));
        }
        bob.nothing();
        bob.say(bye("bob", "alice", 64));
        JsonObject error = bob.error("peer-unreachable");
        assertThat(Client.intOf(error, "re")).isEqualTo(64);
        assertThat(Client.textOf(error, "call")).isEqualTo("c");
        bob.say(bye("bob", "alice", 63));
        bob.nothing();
        carol.say(candidate("carol", "alice", "second"));
        assertThat(carol.error("peer-unreachable").has("re")).isFalse();
        Client again = bench.open();
        again.resume(alice.token);
        assertThat(again.heard()).hasSize(64);
        bob.say(bye("bob", "alice", 65));
        carol.say(candidate("carol", "alice", "third"));
        assertThat(again.heard()).hasSize(2);
    }

    @Test
    void queueHolds256KiB() {
        Bench wide = new Bench(Map.of("bytesPerSecond", 10_000_000, "byteBurst", 10_000_000));
        Client alice = wide.login("alice");
        Client bob = wide.login("bob");
        Client carol = wide.login("carol");
        alice.lose();
        String filler = "x".repeat(65_536 - candidate("bob", "alice", "").length());
        for (int i = 0; i < 4; i++) {
            bob.say(candidate("bob", "alice", filler));
        }
        bob.nothing();
        bob.say(candidate("bob", "alice", ""));
        bob.error("peer-unreachable");
        carol.say(candidate("carol", "alice", ""));
        carol.error("peer-unreachable");
        bob.say(candidate("bob", "alice", ""));
        bob.error("peer-unreachable");
    }

    @Test
    void whoIsLostForWhatWasQueuedIsNotSentItAgain() {
        Client alice = bench.login("alice");
        Client bob = bench.login("bob");
        alice.lose();
        for (int i = 0; i < 10; i++) {
            bob.say(candidate("bob", "alice", "x".repeat(1_000)));
        }
        Client again = narrow(alice.token);
        assertThat(again.heard()).hasSizeLessThan(10);
        again.lose();
        Client third = narrow(again.token);
        third.nothing();
        bob.say(bye("bob", "alice", 1));
        assertThat(ids(third.heard())).containsExactly(1);
        bob.nothing();
    }

    /** Comes back on a connection that takes less than is queued. */
    private Client narrow(String token) {
        Client client = bench.open();
        client.connection.room = 5_000;
        assertThat(client.resume(token).get("resumed").getAsBoolean()).isTrue();
        return client;
    }

    @Test
    void whatIsQueuedWaitsForAConnectionThatTakesTheLogin() {
        Client alice = bench.login("alice");
        Client bob = bench.login("bob");
        alice.lose();
        bob.say(bye("bob", "alice", 1));
        Client gone = bench.open();
        gone.connection.broken = true;
        gone.say("{'type':'resume','id':1,'token':'" + alice.token + "'}");
        gone.lose();
        Client again = bench.open();
        again.resume(alice.token);
        assertThat(ids(again.heard())).containsExactly(1);
    }

    @Test
    void queueOfASessionThatEndsIsDropped() {
        Client alice = bench.login("alice");
        Client bob = bench.login("bob");
        alice.lose();
        bob.say(bye("bob", "alice", 1));
        Client fresh = bench.open();
        fresh.login("alice");
        fresh.nothing();
        bob.say(bye("bob", "alice", 2));
        assertThat(ids(fresh.heard())).containsExactly(2);
    }

    @Test
    void offlineIsSaidOnceTheWindowIsOver() {
        Client alice = bench.login("alice");
        Client bob = bench.login("bob");
        alice.lose();
        bench.turn(29_999);
        bob.say(bye("bob", "alice", 1));
        bob.nothing();
        bench.turn(1);
        bob.say(bye("bob", "alice", 2));
        bob.error("peer-offline");
    }

    @Test
    void sendThatFailsBeginsTheWindowBeforeTheLossIsTold() {
        Client alice = bench.login("alice");
        Client bob = bench.login("bob");
        alice.connection.broken = true;
        bob.say(bye("bob", "alice", 1));
        bob.nothing();
        bench.turn(20_000);
        alice.lose();
        Client again = bench.open();
        again.resume(alice.token);
        assertThat(ids(again.heard())).containsExactly(1);
        Client bad = bench.login("dave");
        bad.connection.broken = true;
        bob.say(bye("bob", "dave", 3));
        bench.turn(30_000);
        bob.say(bye("bob", "dave", 4));
        bob.error("peer-offline");
    }

    @Test
    void connectionThatTheServerEndsLeavesItsSessionTheWindow() {
        Client alice = bench.login("alice");
        Client bob = bench.login("bob");
        alice.breakFraming(org.parley.transport.FramingError.BAD_FRAME);
        bob.say(bye("bob", "alice", 1));
        Client again = bench.open();
        again.resume(alice.token);
        assertThat(ids(again.heard())).containsExactly(1);
    }

    @Test
    void clientThatIsGoneBeforeItsLoginIsCheckedDisplacesNobody() {
        Client alice = bench.login("alice");
        bench.hashing.held = true;
        Client gone = bench.open();
        gone.say("{'type':'login','id':1,'username':'alice','password':'" + Bench.PASSWORD + "'}");
        gone.lose();
        bench.hashing.held = false;
        bench.settle();
        alice.nothing();
        alice.works();
    }

    @Test
    void displacedWhileItsMessagesWaitHandlesNoMore() {
        Client alice = bench.login("alice");
        Client bob = bench.login("bob");
        bench.looking.held = true;
        alice.say("{'type':'resume','id':1,'token':'" + alice.token + "'}");
        alice.say(bye("alice", "bob", 1));
        bench.looking.capacity = 1;
        Client other = bench.open();
        other.login("alice");
        alice.error("displaced");
        bench.looking.held = false;
        bench.settle();
        alice.finished();
        bob.nothing();
        other.works();
    }

    @Test
    void statusGoesOnWithAResumeAndIsNewWithALogin() {
        Client alice = bench.login("alice");
        Client bob = bench.login("bob");
        alice.say("{'type':'status','status':'busy'}");
        alice.lose();
        Client again = bench.open();
        again.resume(alice.token);
        bob.say("{'type':'peers','id':1}");
        assertThat(bob.only("peers").toString()).contains("\"busy\"");
        bench.login("alice");
        bob.say("{'type':'peers','id':1}");
        assertThat(bob.next("peers").toString()).contains("\"available\"");
    }
}
