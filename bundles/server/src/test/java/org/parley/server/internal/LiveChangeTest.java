package org.parley.server.internal;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a change of the configuration does: it counts, and those who are connected notice nothing else of it. */
class LiveChangeTest {
    private static final String WRONG = "wrong horse";
    private static final String ADDRESS = "192.0.2.1";

    private static final Map<String, Effect> EFFECTS = Map.ofEntries(
            entry("registrationOpen", LiveChangeTest::registrationIsClosed),
            entry("tokenDays", LiveChangeTest::theNextTokenIsGoodForADay),
            entry("stunUrls", LiveChangeTest::theNextLoginBringsTheNewStunServers),
            entry("turnUrls", LiveChangeTest::theNextLoginBringsTheNewTurnServers),
            entry("turnSecret", LiveChangeTest::theNextLoginBringsPasswordsMadeWithTheNewSecret),
            entry("turnCredentialHours", LiveChangeTest::theNextLoginBringsCredentialsForTwelveHours),
            entry("messagesPerSecond", LiveChangeTest::laterConnectionsMaySendMoreMessagesASecond),
            entry("messageBurst", LiveChangeTest::laterConnectionsMaySendFewerMessagesAtOnce),
            entry("bytesPerSecond", LiveChangeTest::laterConnectionsMaySendMoreBytesASecond),
            entry("byteBurst", LiveChangeTest::laterConnectionsMaySendMoreBytesAtOnce),
            entry("refusalsToClose", LiveChangeTest::laterConnectionsAreClosedAfterFewerRefusals),
            entry("badMessagesToClose", LiveChangeTest::laterConnectionsAreClosedAfterFewerBrokenMessages),
            entry("connectionsPerAddress", LiveChangeTest::anAddressMayHaveOneConnection),
            entry("registrationsPerAddress", LiveChangeTest::anAddressMayRegisterOnce),
            entry("failedLoginsPerAddress", LiveChangeTest::anAddressMayFailOnce),
            entry("failedLoginsPerAccount", LiveChangeTest::anAccountMayBeTriedOnce),
            entry("failedLoginMinutes", LiveChangeTest::failedLoginsAreForgottenAfterAMinute),
            entry("loginMillis", LiveChangeTest::laterConnectionsHaveASecondForTheLogin),
            entry("heartbeatMillis", LiveChangeTest::laterConnectionsPingMoreOften),
            entry("resumeMillis", LiveChangeTest::sessionsOutliveLaterConnectionsForTheTimeThatThoseWereTold),
            entry("hashWaitMillis", LiveChangeTest::aPasswordWaitsForASecondAtMost),
            entry("queuedMessages", LiveChangeTest::oneMessageWaitsForWhoIsAway),
            entry("queuedBytes", LiveChangeTest::noLongMessageWaitsForWhoIsAway),
            entry("refuseUnsentBytes", LiveChangeTest::laterConnectionsThatReadSlowlyAreUnreachableEarlier),
            entry("announceLimit", LiveChangeTest::whoFollowsIsToldThatTooManyAreOnline),
            entry("presenceIntervalMillis", LiveChangeTest::aChangeThatWaitsForItsDayIsToldAtOnce),
            entry("presenceMicrosPerSession", LiveChangeTest::changesAreToldEverySecondWhereOneFollows),
            entry("shutdownRetryMillis", LiveChangeTest::whoIsPutOutComesBackLater));

    private final Bench bench = new Bench();
    private final Client bystander = bench.login("bystander");
    private final Map<String, Object> changed = new HashMap<>();

    /** What a user notices of a change. */
    private interface Effect {
        void look(LiveChangeTest test);
    }

    static Set<String> keys() {
        return EFFECTS.keySet();
    }

    @ParameterizedTest
    @MethodSource("keys")
    void aChangeCountsAndConnectionsStay(String key) {
        EFFECTS.get(key).look(this);
    }

    private void change(String key, Object value) {
        changed.put(key, value);
        bench.server.adopt(ConfigCheck.check(Configs.with(Map.copyOf(changed))));
        bench.settle();
        bystander.works();
    }

    @Test
    void everyKeyIsTried() {
        assertThat(Stream.of(keys(), LiveThreadsTest.KEYS, LiveSocketsTest.keys()).flatMap(Set::stream))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(ServerConfig.class.getDeclaredMethods()).map(Method::getName).toList());
    }

    private static Client register(Client client, String name) {
        client.say("{'type':'register','id':1,'username':'" + name + "','password':'" + Bench.PASSWORD + "'}");
        return client;
    }

    private static Client login(Client client, String name, String password) {
        client.say("{'type':'login','id':2,'username':'" + name + "','password':'" + password + "'}");
        return client;
    }

    private static void bye(Client from, String to, int id) {
        from.say("{'type':'bye','id':" + id + ",'from':'bystander','to':'" + to + "','call':'c','reason':'hangup'}");
    }

    /** Sends pings of that many bytes and more. */
    private static Client ping(Client client, int times, int bytes) {
        String json = "{'type':'ping','nonce':1,'more':'" + "x".repeat(bytes) + "'}";
        for (int i = 0; i < times; i++) {
            client.say(json);
        }
        return client;
    }

    private static void nothingWasRefused(Client client) {
        assertThat(client.heard()).isNotEmpty().allMatch(message -> message.get("type").getAsString().equals("pong"));
    }

    private static JsonObject iceServer(Client client) {
        return client.resume(client.token).getAsJsonArray("iceServers").get(0).getAsJsonObject();
    }

    void registrationIsClosed() {
        Client client = bench.open();
        change("registrationOpen", false);
        register(client, "alice").error("registration-closed");
    }

    void theNextTokenIsGoodForADay() {
        change("tokenDays", 1);
        assertThat(bystander.resume(bystander.token).get("tokenExpiresMillis").getAsLong()).isEqualTo(bench.time.now().toEpochMilli() + 86_400_000);
    }

    void theNextLoginBringsTheNewStunServers() {
        change("stunUrls", new String[] {"stun:new.example"});
        assertThat(iceServer(bystander).toString()).contains("stun:new.example");
    }

    void theNextLoginBringsTheNewTurnServers() {
        change("turnSecret", "secret");
        change("turnUrls", new String[] {"turn:new.example"});
        assertThat(iceServer(bystander).toString()).contains("turn:new.example");
    }

    void theNextLoginBringsPasswordsMadeWithTheNewSecret() {
        theNextLoginBringsTheNewTurnServers();
        JsonObject before = iceServer(bystander);
        change("turnSecret", "another");
        JsonObject after = iceServer(bystander);
        assertThat(after.get("username")).isEqualTo(before.get("username"));
        assertThat(after.get("credential")).isNotEqualTo(before.get("credential"));
    }

    void theNextLoginBringsCredentialsForTwelveHours() {
        theNextLoginBringsTheNewTurnServers();
        change("turnCredentialHours", 12);
        assertThat(iceServer(bystander).get("username").getAsString()).startsWith(bench.time.now().getEpochSecond() + 12 * 3_600 + ":");
    }

    void laterConnectionsMaySendMoreMessagesASecond() {
        change("messagesPerSecond", 1_000);
        Client client = ping(bench.open(), 199, 0);
        bench.turn(100);
        nothingWasRefused(ping(client, 100, 0));
    }

    void laterConnectionsMaySendFewerMessagesAtOnce() {
        change("messageBurst", 10);
        assertThat(ping(bench.open(), 20, 0).heard()).anyMatch(message -> "rate-limited".equals(Client.textOf(message, "code")));
        nothingWasRefused(ping(bystander, 20, 0));
    }

    void laterConnectionsMaySendMoreBytesASecond() {
        change("bytesPerSecond", 1_000_000);
        Client client = ping(bench.open(), 6, 60_000);
        bench.turn(100);
        nothingWasRefused(ping(client, 1, 60_000));
    }

    void laterConnectionsMaySendMoreBytesAtOnce() {
        change("byteBurst", 1_000_000);
        nothingWasRefused(ping(bench.open(), 15, 60_000));
    }

    void laterConnectionsAreClosedAfterFewerRefusals() {
        change("refusalsToClose", 3);
        ping(bench.open(), 210, 0).finished();
    }

    void laterConnectionsAreClosedAfterFewerBrokenMessages() {
        change("badMessagesToClose", 2);
        Client client = bench.open();
        client.say("{");
        client.say("{");
        client.finished();
    }

    void anAddressMayHaveOneConnection() {
        Client first = bench.open(ADDRESS);
        Client second = bench.open(ADDRESS);
        change("connectionsPerAddress", 1);
        bench.connect(ADDRESS).error("too-many-connections");
        first.works();
        second.works();
    }

    void anAddressMayRegisterOnce() {
        Client client = bench.open(ADDRESS);
        register(client, "alice").only("registered");
        change("registrationsPerAddress", 1);
        register(client, "bob").error("rate-limited");
    }

    void anAddressMayFailOnce() {
        Client client = bench.open(ADDRESS);
        login(client, "alice", WRONG).error("invalid-credentials");
        change("failedLoginsPerAddress", 1);
        login(client, "bob", WRONG).error("rate-limited");
    }

    void anAccountMayBeTriedOnce() {
        Client client = bench.open();
        login(client, "alice", WRONG).error("invalid-credentials");
        change("failedLoginsPerAccount", 1);
        login(client, "alice", WRONG).error("rate-limited");
    }

    void failedLoginsAreForgottenAfterAMinute() {
        bench.register("alice");
        anAccountMayBeTriedOnce();
        change("failedLoginMinutes", 1);
        bench.turn(61_000);
        login(bench.open(), "alice", Bench.PASSWORD).only("logged-in");
    }

    void laterConnectionsHaveASecondForTheLogin() {
        Client before = bench.open();
        change("loginMillis", 1_000);
        Client later = bench.open();
        bench.turn(1_000);
        later.error("not-logged-in");
        before.works();
    }

    void aPasswordWaitsForASecondAtMost() {
        bench.register("alice");
        bench.hashing.held = true;
        change("hashWaitMillis", 1_000);
        Client client = login(bench.open(), "alice", Bench.PASSWORD);
        bench.turn(1_000);
        assertThat(Client.intOf(client.error("rate-limited"), "retryAfterMillis")).isEqualTo(1_000);
    }

    void oneMessageWaitsForWhoIsAway() {
        Client bob = bench.login("bob");
        change("queuedMessages", 1);
        bob.lose();
        bye(bystander, "bob", 1);
        bystander.nothing();
        bye(bystander, "bob", 2);
        bystander.error("peer-unreachable");
    }

    void noLongMessageWaitsForWhoIsAway() {
        Client bob = bench.login("bob");
        change("queuedBytes", 10);
        bob.lose();
        bye(bystander, "bob", 1);
        bystander.error("peer-unreachable");
    }

    void laterConnectionsThatReadSlowlyAreUnreachableEarlier() {
        Client before = bench.login("before");
        before.connection.unsent = 1_000;
        change("refuseUnsentBytes", 1_000);
        bye(bystander, "before", 1);
        bystander.nothing();
        Client later = bench.login("later");
        later.connection.unsent = 1_000;
        bye(bystander, "later", 2);
        bystander.error("peer-unreachable");
    }

    @Test
    void whoReadsSlowlyIsStillUnreachableWhenLaterConnectionsMayHaveMoreUnsent() {
        Client bob = bench.login("bob");
        bob.connection.unsent = 524_288;
        change("maxUnsentBytes", 8_388_608);
        change("refuseUnsentBytes", 4_194_304);
        bye(bystander, "bob", 1);
        bystander.error("peer-unreachable");
    }

    private Client follower() {
        Client client = bench.login("follower");
        client.say("{'type':'peers','id':5}");
        assertThat(client.only("peers").get("live").getAsBoolean()).isTrue();
        bench.turn(300);
        client.heard();
        return client;
    }

    void whoFollowsIsToldThatTooManyAreOnline() {
        Client follower = follower();
        change("announceLimit", 1);
        bench.turn(300);
        assertThat(follower.only("presence").get("live").getAsBoolean()).isFalse();
    }

    void aChangeThatWaitsForItsDayIsToldAtOnce() {
        Client follower = follower();
        change("presenceIntervalMillis", 86_400_000);
        bench.login("alice");
        bench.turn(10_000);
        follower.nothing();
        change("presenceIntervalMillis", 1_000);
        assertThat(follower.only("presence").toString()).contains("alice");
    }

    void changesAreToldEverySecondWhereOneFollows() {
        Client follower = follower();
        change("presenceMicrosPerSession", 1_000_000);
        bench.turn(1_000);
        bench.login("alice");
        bench.turn(500);
        follower.nothing();
        bench.turn(500);
        assertThat(follower.only("presence").toString()).contains("alice");
    }

    void whoIsPutOutComesBackLater() {
        change("shutdownRetryMillis", 7_000);
        bench.server.shutdown(0);
        assertThat(Client.intOf(bystander.error("server-shutdown"), "retryAfterMillis")).isEqualTo(7_000);
    }

    void laterConnectionsPingMoreOften() {
        change("heartbeatMillis", 1_000);
        assertThat(Client.intOf(welcome(), "heartbeatMillis")).isEqualTo(1_000);
    }

    private JsonObject welcome() {
        Client client = bench.connect();
        client.say("{'type':'hello','version':1}");
        return client.only("welcome");
    }

    void sessionsOutliveLaterConnectionsForTheTimeThatThoseWereTold() {
        Client alice = bench.login("alice");
        change("resumeMillis", 2_000);
        assertThat(Client.intOf(welcome(), "resumeMillis")).isEqualTo(2_000);
        Client bob = bench.login("bob");
        alice.lose();
        bob.lose();
        bench.turn(2_000);
        assertThat(bench.open().resume(bob.token).get("resumed").getAsBoolean()).isFalse();
        assertThat(bench.open().resume(alice.token).get("resumed").getAsBoolean()).isTrue();
    }
}
