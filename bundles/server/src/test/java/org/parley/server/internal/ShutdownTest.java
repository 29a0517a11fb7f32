package org.parley.server.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShutdownTest {
    private final Bench bench = new Bench();

    @Test
    void everybodyIsToldAndWhoDoesNotGoIsClosed() {
        Client silent = bench.connect();
        Client open = bench.open();
        Client alice = bench.login("alice");
        bench.server.shutdown(1);
        for (Client client : new Client[] {silent, open, alice}) {
            assertThat(Client.intOf(client.error("server-shutdown"), "retryAfterMillis")).isEqualTo(3_000);
            assertThat(client.connection.closed).isTrue();
            client.finished();
        }
    }

    @Test
    void whoComesMeanwhileIsToldToo() {
        bench.server.shutdown(1);
        Client late = bench.connect();
        late.error("server-shutdown");
        late.finished();
    }

    @Test
    void shutdownDoesNotWaitForThoseWhoAreGone() {
        Client alice = bench.login("alice");
        alice.lose();
        bench.server.shutdown(60_000);
        assertThat(bench.server.connectionCount()).isZero();
        assertThat(alice.connection.closed).isFalse();
    }

    @Test
    void loginThatIsBeingCheckedIsAnsweredNoMore() {
        bench.register("alice");
        bench.hashing.held = true;
        Client client = bench.open();
        client.say("{'type':'login','id':1,'username':'alice','password':'" + Bench.PASSWORD + "'}");
        bench.server.shutdown(1);
        client.error("server-shutdown");
        bench.hashing.held = false;
        bench.settle();
        client.nothing();
        assertThat(bench.server.sessionCount()).isZero();
    }
}
