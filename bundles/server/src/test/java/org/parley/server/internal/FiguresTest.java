package org.parley.server.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.parley.server.Figure;
import org.parley.server.internal.figures.Counters;
import org.parley.transport.FramingError;

/** What an operator sees of the work of a server. */
class FiguresTest {
    private static final String BYE = "{'type':'bye','id':1,'from':'alice','to':'%s','call':'c','reason':'hangup'}";

    /** Limits of an address do not hold for the server's own machine. */
    private static final String STRANGER = "192.0.2.7";

    private final Bench bench = new Bench(Map.of("failedLoginsPerAccount", 1, "registrationsPerAddress", 1, "messageBurst", 20, "refusalsToClose", 20, "badMessagesToClose", 10,
            "connectionsPerAddress", 3));

    private double counter(String name, String... labels) {
        return Counted.of(bench.counters, name, labels);
    }

    private Figure figure(String name) {
        return Counted.figure(bench.counters, name);
    }

    @Test
    void forwardedMessagesAreCountedByTypeAndOutcome() {
        Client alice = bench.login("alice");
        bench.login("bob");
        alice.say(BYE.formatted("bob"));
        alice.say(BYE.formatted("bob"));
        alice.say(BYE.formatted("nobody"));
        assertThat(counter("parley_messages", "type", "bye", "outcome", "ok")).isEqualTo(2);
        assertThat(counter("parley_messages", "type", "bye", "outcome", "peer-offline")).isEqualTo(1);
        Figure.Histogram latency = (Figure.Histogram) figure("parley_forward_seconds");
        assertThat(latency.counts().stream().mapToLong(Long::longValue).sum()).isEqualTo(2);
        assertThat(latency.counts()).hasSize(latency.upperBounds().size() + 1);
    }

    @Test
    void loginsAreCountedByOutcome() {
        bench.login("alice");
        Client other = bench.open();
        other.say("{'type':'login','id':1,'username':'alice','password':'wrong horse'}");
        other.say("{'type':'login','id':2,'username':'alice','password':'wrong horse'}");
        other.say("{'type':'resume','id':3,'token':'nonsense'}");
        assertThat(counter("parley_logins", "by", "password", "outcome", "ok")).isEqualTo(1);
        assertThat(counter("parley_logins", "by", "password", "outcome", "invalid-credentials")).isEqualTo(1);
        assertThat(counter("parley_logins", "by", "password", "outcome", "rate-limited")).isEqualTo(1);
        assertThat(counter("parley_logins", "by", "token", "outcome", "token-invalid")).isEqualTo(1);
        assertThat(counter("parley_limits_hit", "limit", "failed-logins")).isEqualTo(1);
    }

    @Test
    void eachMessageThatIsRefusedForItsRateIsCounted() {
        pings(bench.login("alice"), 30);
        assertThat(counter("parley_limits_hit", "limit", "rate")).isPositive();
        assertThat(counter("parley_messages", "type", "ping", "outcome", "ok") + counter("parley_limits_hit", "limit", "rate")).isEqualTo(30);
    }

    private static void pings(Client client, int count) {
        for (int i = 0; i < count; i++) {
            client.say("{'type':'ping','nonce':1}");
        }
    }

    private static void broken(Client client, int count) {
        for (int i = 0; i < count; i++) {
            client.say("nonsense");
        }
    }

    static Set<String> limits() {
        return ((Figure.Counter) Counted.figure(new Counters(), "parley_limits_hit")).samples().stream().map(sample -> sample.labels().get("limit")).collect(Collectors.toSet());
    }

    /** Each is driven so far that it bites once and no other does, but for {@code rate}, which comes before {@code refusals}. */
    @ParameterizedTest
    @MethodSource("limits")
    void everyLimitThatBitesIsCounted(String limit) {
        drive(limit);
        for (String each : limits()) {
            if (!(limit.equals("refusals") && each.equals("rate"))) {
                assertThat(counter("parley_limits_hit", "limit", each)).as(each).isEqualTo(each.equals(limit) ? 1 : 0);
            }
        }
    }

    private void drive(String limit) {
        switch (limit) {
            case "rate" -> pings(bench.login("alice"), 19);
            case "refusals" -> pings(bench.login("alice"), 50);
            case "bad-messages" -> broken(bench.open(), 10);
            case "frame-size" -> bench.open().breakFraming(FramingError.FRAME_TOO_LARGE);
            case "connections-per-address" -> IntStream.range(0, 4).forEach(i -> bench.connect(STRANGER));
            case "hello-time" -> {
                bench.connect();
                bench.turn(5_000);
            }
            case "login-time" -> {
                bench.open();
                bench.turn(60_000);
            }
            case "failed-logins" -> IntStream.range(0, 2).forEach(i -> bench.open().say("{'type':'login','id':1,'username':'alice','password':'wrong horse'}"));
            case "registrations" -> IntStream.range(0, 2).forEach(i -> bench.open(STRANGER).say("{'type':'register','id':1,'username':'alice" + i + "','password':'correct horse'}"));
            case "logouts" -> IntStream.range(0, 1_001).forEach(i -> {
                Client client = bench.login("alice", "10.0.0." + i % 200);
                client.say("{'type':'logout','id':1}");
                client.lose();
            });
            case "hash-queue" -> {
                bench.hashing.held = true;
                bench.open().say("{'type':'login','id':1,'username':'alice','password':'correct horse'}");
                bench.turn(5_000);
            }
            case "store-queue" -> {
                bench.looking.capacity = 0;
                Client client = bench.open();
                client.say("{'type':'resume','id':1,'token':'x'}");
                bench.settle();
                client.error("rate-limited");
            }
            case "receiver-full" -> {
                bench.login("bob").connection.unsent = 1 << 20;
                bench.login("alice").say(BYE.formatted("bob"));
            }
            default -> throw new AssertionError("a limit that nothing here drives: " + limit);
        }
    }

    @Test
    void aPasswordThatWaitedTooLongIsCountedOnlyIfSomebodyStillWaitsForIt() {
        bench.register("alice");
        bench.hashing.held = true;
        String login = "{'type':'login','id':1,'username':'alice','password':'" + Bench.PASSWORD + "'}";
        Client gone = bench.open();
        gone.say(login);
        gone.lose();
        Client waits = bench.open();
        waits.say(login);
        bench.turn(5_000);
        waits.error("rate-limited");
        assertThat(counter("parley_limits_hit", "limit", "hash-queue")).isEqualTo(1);
    }

    @Test
    void whatAClientWritesAsTypeIsNoLabel() {
        bench.login("alice").say("{'type':'made-up'}");
        assertThat(((Figure.Counter) figure("parley_messages")).samples().stream().map(sample -> sample.labels().get("type")).collect(Collectors.toSet()))
                .doesNotContain("made-up");
        assertThat(counter("parley_messages", "type", "other", "outcome", "unsupported-type")).isEqualTo(1);
    }

    @Test
    void bytesOfMessagesAreCounted() {
        bench.login("alice");
        assertThat(counter("parley_received_bytes")).isPositive();
        assertThat(counter("parley_sent_bytes")).isPositive();
        assertThat(counter("parley_connections_accepted")).isEqualTo(1);
    }
}
