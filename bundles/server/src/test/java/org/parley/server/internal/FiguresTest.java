package org.parley.server.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.parley.server.Figure;

/** What an operator sees of the work of a server. */
class FiguresTest {
    private static final String BYE = "{'type':'bye','id':1,'from':'alice','to':'%s','call':'c','reason':'hangup'}";

    private final Bench bench = new Bench(Map.of("failedLoginsPerAccount", 1, "messageBurst", 20));

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
    void aLimitThatBitesIsCounted() {
        Client alice = bench.login("alice");
        for (int i = 0; i < 30; i++) {
            alice.say("{'type':'ping','nonce':1}");
        }
        assertThat(counter("parley_limits_hit", "limit", "rate")).isPositive();
        assertThat(counter("parley_messages", "type", "ping", "outcome", "ok") + counter("parley_limits_hit", "limit", "rate")).isEqualTo(30);
        bench.open();
        bench.turn(60_000);
        assertThat(counter("parley_limits_hit", "limit", "login-time")).isEqualTo(1);
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
