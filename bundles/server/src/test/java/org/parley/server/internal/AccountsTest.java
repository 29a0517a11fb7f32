package org.parley.server.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.server.MapUserStore;

class AccountsTest {
    private Bench bench = new Bench();

    private static String register(String name) {
        return "{'type':'register','id':1,'username':'" + name + "','password':'" + Bench.PASSWORD + "'}";
    }

    private static String login(String name, String password) {
        return "{'type':'login','id':2,'username':'" + name + "','password':'" + password + "'}";
    }

    @Test
    void userRegistersLogsInAndOut() {
        Client client = bench.open();
        client.say(register("Alice"));
        assertThat(client.only("registered")).isEqualTo(JsonParser.parseString("{'type':'registered','re':1,'username':'Alice'}"));
        client.say(login("aLICE", Bench.PASSWORD));
        JsonObject loggedIn = client.only("logged-in");
        assertThat(Client.textOf(loggedIn, "username")).isEqualTo("Alice");
        assertThat(loggedIn.get("resumed").getAsBoolean()).isFalse();
        assertThat(Client.intOf(loggedIn, "re")).isEqualTo(2);
        assertThat(Client.textOf(loggedIn, "token").length()).isBetween(1, 512);
        assertThat(loggedIn.get("tokenExpiresMillis").getAsLong()).isEqualTo(bench.time.now().toEpochMilli() + 30L * 86_400_000);
        assertThat(loggedIn.get("iceServers").getAsJsonArray()).isEmpty();
        client.say("{'type':'logout','id':4}");
        assertThat(client.only("logged-out")).isEqualTo(JsonParser.parseString("{'type':'logged-out','re':4}"));
        client.finished();
        assertThat(bench.server.sessionCount()).isZero();
    }

    @Test
    void requestsWithoutIdAreAnsweredWithoutRe() {
        Client client = bench.open();
        client.say("{'type':'register','username':'alice','password':'" + Bench.PASSWORD + "'}");
        assertThat(client.only("registered").has("re")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".a", "a b", "\u00e4", "123456789012345678901234567890123"})
    void badNameIsUsernameInvalid(String name) {
        Client client = bench.open();
        client.say("{'type':'register','id':1,'username':'" + name + "','password':'short'}");
        client.error("username-invalid");
    }

    @Test
    void badPasswordIsPasswordInvalidAlsoForATakenName() {
        bench.register("alice");
        Client client = bench.open();
        client.say("{'type':'register','id':1,'username':'alice','password':'1234567'}");
        client.error("password-invalid");
    }

    @Test
    void takenNameIsTakenInAnyCase() {
        bench.register("alice");
        Client client = bench.open();
        client.say(register("ALICE"));
        assertThat(Client.intOf(client.error("username-taken"), "re")).isEqualTo(1);
    }

    @Test
    void closedRegistrationIsSaidFirst() {
        bench = new Bench(Map.of("registrationOpen", false));
        Client client = bench.open();
        client.say("{'type':'register','id':1,'username':'','password':''}");
        client.error("registration-closed");
    }

    @Test
    void anInvitationOpensClosedRegistrationForOneAccount() {
        bench = new Bench(Map.of("registrationOpen", false));
        ((MapUserStore) bench.store).invite("V43z");
        Client client = bench.open();
        client.say("{'type':'register','id':1,'username':'alice','password':'correct horse','invitation':'guessed'}");
        client.error("registration-closed");
        client.say("{'type':'register','id':2,'username':'alice','password':'correct horse','invitation':'V43z'}");
        assertThat(client.only("registered").get("username").getAsString()).isEqualTo("alice");
        client.say("{'type':'register','id':3,'username':'bob','password':'correct horse','invitation':'V43z'}");
        client.error("registration-closed");
        client.say("{'type':'register','id':4,'username':'bob','password':'correct horse','invitation':7}");
        client.error("bad-message");
    }

    @Test
    void wrongPasswordUnknownUserAndImpossibleNamesAreTheSame() {
        bench.register("alice");
        Client client = bench.open();
        String message = null;
        for (String login : new String[] {login("alice", "wrong password"), login("nobody", Bench.PASSWORD), login("", Bench.PASSWORD),
            login("alice", "x"), login("a b", "x")}) {
            client.say(login);
            JsonObject error = client.error("invalid-credentials");
            message = message == null ? Client.textOf(error, "message") : message;
            assertThat(Client.textOf(error, "message")).isEqualTo(message);
            assertThat(error.has("field")).isFalse();
        }
        client.works();
    }

    @Test
    void whatFollowsALoginWaitsForItsAnswer() {
        bench.register("alice");
        bench.login("bob");
        bench.hashing.held = true;
        Client client = bench.open();
        client.say(login("alice", Bench.PASSWORD));
        client.say("{'type':'ping','nonce':5}");
        client.say("{'type':'peers','id':6}");
        client.say("{");
        client.nothing();
        bench.hashing.held = false;
        bench.settle();
        client.next("logged-in");
        client.next("pong");
        assertThat(Client.intOf(client.next("peers"), "total")).isEqualTo(1);
        client.error("bad-message");
    }

    @Test
    void registrationAndLoginMayBeSentAtOnce() {
        bench.hashing.held = true;
        Client client = bench.open();
        client.say(register("alice"));
        client.say(login("alice", Bench.PASSWORD));
        bench.hashing.held = false;
        bench.settle();
        client.next("registered");
        client.only("logged-in");
    }

    @Test
    void tenFailedLoginsShutThePairOutForARightPasswordToo() {
        bench.register("alice");
        Client client = bench.open();
        for (int i = 0; i < 10; i++) {
            client.say(login("alice", "wrong password"));
            client.error("invalid-credentials");
            bench.turn(1_000);
        }
        client.say(login("ALICE", Bench.PASSWORD));
        JsonObject error = client.error("rate-limited");
        assertThat(error.get("retryAfterMillis").getAsLong()).isBetween(885_000L, 890_001L);
        Client elsewhere = bench.login("alice", "192.0.2.1");
        elsewhere.works();
        bench.turn(error.get("retryAfterMillis").getAsLong());
        bench.open().login("alice");
    }

    @Test
    void unknownUsersAreShutOutLikeOthers() {
        Client client = bench.open();
        for (int i = 0; i < 10; i++) {
            client.say(login("nobody", "wrong password"));
            client.error("invalid-credentials");
        }
        client.say(login("nobody", "wrong password"));
        client.error("rate-limited");
    }

    @Test
    void manyChecksAtOnceDoNotGetPastTheLimit() {
        bench.register("alice");
        Client[] clients = loginsAtOnce("wrong password");
        for (int i = 0; i < clients.length; i++) {
            clients[i].error(i < 10 ? "invalid-credentials" : "rate-limited");
        }
    }

    @Test
    void rightPasswordsAreNoFailuresHoweverManyAreCheckedAtOnce() {
        bench.register("alice");
        Client[] clients = loginsAtOnce(Bench.PASSWORD);
        for (int i = 0; i < clients.length - 1; i++) {
            clients[i].next("logged-in");
            clients[i].error("displaced");
        }
        clients[clients.length - 1].only("logged-in");
    }

    private Client[] loginsAtOnce(String password) {
        bench.hashing.held = true;
        Client[] clients = new Client[12];
        for (int i = 0; i < clients.length; i++) {
            clients[i] = bench.open();
            clients[i].say(login("alice", password));
            clients[i].nothing();
        }
        bench.hashing.held = false;
        bench.settle();
        return clients;
    }

    @Test
    void takenNamesAreNoRegistrationsHoweverManyAreAskedAtOnce() {
        bench.register("alice");
        bench.hashing.held = true;
        Client[] clients = new Client[12];
        for (int i = 0; i < clients.length; i++) {
            clients[i] = bench.open("192.0.2.9");
            clients[i].say(register("alice"));
        }
        bench.hashing.held = false;
        bench.settle();
        for (Client client : clients) {
            client.error("username-taken");
        }
    }

    @Test
    void hundredFailedLoginsShutAnAddressOutButNotLoopback() {
        failedLogins("192.0.2.7");
        Client client = bench.open("192.0.2.7");
        client.say(login("nobody", "wrong password"));
        client.error("rate-limited");
        failedLogins("127.0.0.1");
        bench.login("alice");
    }

    private void failedLogins(String address) {
        for (int i = 0; i < 100; i++) {
            Client client = bench.open(address);
            client.say(login("user" + i, "wrong password"));
            client.error("invalid-credentials");
            client.lose();
        }
    }

    @Test
    void tenRegistrationsAnHourAndAddressButNotFromLoopback() {
        for (int i = 0; i < 12; i++) {
            Client remote = bench.open("192.0.2.9");
            remote.say(register("remote" + i));
            Client local = bench.open();
            local.say(register("local" + i));
            local.only("registered");
            if (i < 10) {
                remote.only("registered");
            } else {
                assertThat(remote.error("rate-limited").get("retryAfterMillis").getAsLong()).isEqualTo(3_600_001);
            }
        }
        bench.turn(3_600_000);
        Client later = bench.open("192.0.2.9");
        later.say(register("later"));
        later.only("registered");
    }

    @Test
    void whoWaitsMoreThan5SecondsForAHashIsRateLimited() {
        bench.register("alice");
        bench.hashing.held = true;
        Client client = bench.open();
        client.say(login("alice", Bench.PASSWORD));
        client.say("{'type':'ping','nonce':1}");
        bench.turn(4_999);
        client.nothing();
        bench.turn(1);
        assertThat(client.nextError("rate-limited").get("retryAfterMillis").getAsLong()).isPositive();
        client.only("pong");
        bench.hashing.held = false;
        bench.settle();
        client.nothing();
        client.login("alice");
    }

    @Test
    void fullQueueOfHashesIsRateLimited() {
        bench.register("alice");
        bench.hashing.capacity = 0;
        Client client = bench.open();
        client.say(login("alice", Bench.PASSWORD));
        client.error("rate-limited");
        client.works();
    }

    @Test
    void withoutAThreadThatHashesLoginsAreRateLimited() {
        bench.register("alice");
        bench.hashing.threadless = true;
        Client client = bench.open();
        client.say(login("alice", Bench.PASSWORD));
        client.error("rate-limited");
        client.works();
        bench.hashing.threadless = false;
        client.login("alice");
    }

    @Test
    void whileThereIsNoStoreLoginsAreInternalAndNothingElseNotices() {
        Client bob = bench.login("bob");
        Client alice = bench.login("alice");
        var store = bench.store;
        bench.store = null;
        Client client = bench.open();
        for (int i = 0; i < 12; i++) {
            client.say(login("alice", Bench.PASSWORD));
            assertThat(Client.textOf(client.error("internal"), "message")).contains("not available");
        }
        client.say("{'type':'resume','id':3,'token':'" + alice.token + "'}");
        client.error("internal");
        client.say(register("carol"));
        client.error("internal");
        alice.say("{'type':'logout','id':3}");
        alice.error("internal");
        alice.say("{'type':'bye','id':1,'from':'alice','to':'bob','call':'c','reason':'hangup'}");
        bob.only("bye");
        bench.store = store;
        client.login("alice");
    }

    @Test
    void oneAccountCannotFillTheDiskWithSessionsThatItLogsOut() {
        String token = loggedInTwice("alice"); // that of a session that was taken over begins a fresh one, again and again
        for (int i = 0; i < 1_000; i++) {
            Client client = bench.open();
            client.resume(token);
            client.say("{'type':'logout','id':4}");
            client.only("logged-out");
        }
        Client client = bench.open();
        client.resume(token);
        client.say("{'type':'logout','id':4}");
        assertThat(client.error("rate-limited").get("retryAfterMillis").getAsLong()).isEqualTo(3_600_001);
        client.works();
        Client bob = bench.login("bob");
        bob.say("{'type':'logout','id':4}");
        bob.only("logged-out");
        bench.turn(3_600_000);
        client.say("{'type':'logout','id':5}");
        client.only("logged-out");
    }

    private String loggedInTwice(String name) {
        String token = bench.login(name).token;
        bench.login(name);
        return token;
    }

    @Test
    void closedStoreIsInternal() {
        bench.register("alice");
        ((MapUserStore) bench.store).close();
        Client client = bench.open();
        client.say(login("alice", Bench.PASSWORD));
        client.error("internal");
    }

    @Test
    void whoIsGoneBeforeHisTurnCostsNoHash() {
        PlayedStore store = new PlayedStore();
        bench.store = store;
        int[] hashes = new int[1];
        store.checking = () -> hashes[0]++;
        bench.hashing.held = true;
        for (int i = 0; i < 100; i++) {
            Client client = bench.open("192.0.2.3");
            client.say(login("alice", Bench.PASSWORD));
            client.lose();
        }
        bench.hashing.held = false;
        bench.login("bob");
        assertThat(hashes[0]).isEqualTo(1);
    }

    @Test
    void aLoginForWhoseHashTheHeapHasNoRoomIsInternal() {
        PlayedStore store = new PlayedStore();
        bench.store = store;
        store.failure = new InternalError("no room, on purpose");
        Client client = bench.open();
        client.say(login("alice", Bench.PASSWORD));
        client.error("internal");
        client.works();
        store.failure = null;
        bench.login("alice");
    }

    @Test
    void iceServersComeWithEachLogin() {
        bench = new Bench(Map.of("stunUrls", new String[] {"stun:s:3478"}, "turnUrls", new String[] {"turn:t:3478?transport=udp"}, "turnSecret", "secret"));
        bench.register("alice");
        Client client = bench.open();
        JsonObject first = client.login("alice");
        assertThat(first.get("iceServers").getAsJsonArray()).hasSize(2);
        assertThat(first.get("iceServers").getAsJsonArray().get(0)).isEqualTo(JsonParser.parseString("{'urls':['stun:s:3478']}"));
        long expiry = bench.time.now().getEpochSecond() + 86_400;
        assertThat(first.get("iceServers").getAsJsonArray().get(1).getAsJsonObject().get("username").getAsString()).isEqualTo(expiry + ":alice");
    }

    @Test
    void sixtyFourConnectionsAnAddressButAnyNumberFromLoopback() {
        Client[] clients = new Client[64];
        for (int i = 0; i < 64; i++) {
            clients[i] = bench.open("192.0.2.3");
            bench.open();
        }
        Client tooMany = bench.connect("192.0.2.3");
        tooMany.error("too-many-connections");
        tooMany.finished();
        tooMany.lose();
        bench.open("192.0.2.4");
        bench.open();
        bench.connect("192.0.2.3").error("too-many-connections");
        clients[5].lose();
        bench.open("192.0.2.3").works();
    }

    @Test
    void onlySoManyOfAnAddressAreToldThatTheyAreTooMany() {
        Client[] told = new Client[64];
        for (int i = 0; i < 64; i++) {
            bench.open("192.0.2.3");
        }
        for (int i = 0; i < 64; i++) {
            told[i] = bench.connect("192.0.2.3");
            told[i].error("too-many-connections");
        }
        Client silent = bench.connect("192.0.2.3");
        assertThat(silent.connection.sent).isEmpty();
        assertThat(silent.connection.closed).isTrue();
        silent.lose();
        told[5].lose();
        bench.connect("192.0.2.3").error("too-many-connections");
    }

    @Test
    void ipv6NeighboursOfOneSubscriberCountAsOneAddress() {
        for (int i = 0; i < 64; i++) {
            bench.open("2001:db8:1:2::" + Integer.toHexString(i + 1));
        }
        bench.connect("2001:db8:1:2:ffff::1").error("too-many-connections");
        bench.open("2001:db8:1:3::1").works();
    }
}
