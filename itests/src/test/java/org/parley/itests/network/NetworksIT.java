package org.parley.itests.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a network does, a call goes on, recovers, or ends on both sides for the same reason: the shipped client and server, real media, real sockets, bad links. */
class NetworksIT {
    private static final long PATIENCE_SECONDS = 60;

    @TempDir
    static Path folder;
    private static Site site;

    @BeforeAll
    static void open() throws Exception {
        site = new Site(folder);
    }

    @AfterAll
    static void close() throws Exception {
        if (site != null) {
            site.close();
        }
    }

    @TestFactory
    Stream<DynamicTest> networks() {
        return new SideBySide() // what takes longest begins first
            .with("calls are made over links that lose, delay, double and disorder, and outlive a change of the address", this::linksAreBad)
            .with("a signaling connection that is open but dead is replaced, and a link that is away for 10 s recovers", this::aLinkIsAwayForAWhile)
            .with("a direction that is dead ends the call on both sides, for the same reason", this::oneDirectionIsDead)
            .with("a link that is away for longer than 30 s ends the call on both sides, for the same reason", this::aLinkIsAwayForLong)
            .with("behind a NAT that lets only the relay through, the relay is used", this::onlyTheRelayIsLetThrough)
            .with("IPv6 is enough, and a new address there is found again", this::ipV6IsEnough)
            .begin();
    }

    private void aLinkIsAwayForLong() throws Exception {
        try (Pair pair = site.pair("long", "198.18.1.1", "198.18.1.2")) {
            String call = pair.talk();
            pair.caller().host().weather(Weather.AWAY);
            pair.loseEachOther(call);
        }
    }

    private void oneDirectionIsDead() throws Exception {
        try (Pair pair = site.pair("half", "198.18.2.1", "198.18.2.2")) {
            String call = pair.talk();
            site.internet().swallow(packet -> packet.isFrom(pair.caller().host()) && (packet.isTo(pair.callee().host()) || packet.isTo(site.relay())));
            pair.loseEachOther(call);
        }
    }

    private void aLinkIsAwayForAWhile() throws Exception {
        try (Pair pair = site.pair("while", "198.18.3.1", "198.18.3.2")) {
            String call = pair.talk();
            theServerIsDead(pair.caller());
            pair.seeEachOther(call);
            away(pair.caller().host(), Duration.ofSeconds(10));
            pair.seeEachOther(call);
            pair.hangUp(call);
        }
    }

    private static void away(Host host, Duration time) throws Exception {
        host.weather(Weather.AWAY);
        site.internet().after(time).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        host.weather(Weather.FAIR);
    }

    /** The present connection to the server carries nothing any more, and nobody says so; a new one would. */
    private static void theServerIsDead(Client client) {
        AtomicInteger port = new AtomicInteger();
        site.internet().swallow(packet -> packet.isTcp() && packet.isBetween(client.host(), site.server())
            && (port.compareAndSet(0, packet.portOf(client.host())) || port.get() == packet.portOf(client.host())));
        client.child().event("event=signaling", "state=disconnected", "reason=timeout");
        client.awaitLogin(true);
    }

    private void linksAreBad() throws Exception {
        try (Pair pair = site.pair("bad", "198.18.4.1", "198.18.4.2")) {
            Host host = pair.caller().host();
            for (Weather weather : new Weather[] {Weather.loss(0.2), Weather.delay(Duration.ofMillis(300), Duration.ofMillis(50)), Weather.disorder(0.01, 0.01)}) {
                host.weather(weather);
                pair.hangUp(pair.talk());
            }
            host.weather(Weather.FAIR);
            String call = pair.talk();
            away(host, Duration.ofSeconds(2));
            pair.seeEachOther(call);
            host.plug("198.18.4.3");
            host.unplug("198.18.4.1");
            pair.caller().awaitLogin(true);
            pair.seeEachOther(call);
            onlyMediaAreDead(pair, call);
            pair.hangUp(call);
        }
    }

    /** Both reach the server, but not each other. */
    private static void onlyMediaAreDead(Pair pair, String call) {
        Host host = pair.caller().host();
        try (Internet.Hole hole = site.internet().swallow(packet -> packet.isOf(host) && !packet.isBetween(host, site.server()))) {
            pair.bothShow(call, "recovering");
        }
        pair.bothShow(call, "active");
        pair.seeEachOther(call);
    }

    private void onlyTheRelayIsLetThrough() throws Exception {
        Host inside = site.host("nat-a", "198.18.5.1");
        site.internet().swallow(packet -> packet.isOf(inside) && !packet.isBetween(inside, site.server())
            && !(packet.isBetween(inside, site.relay()) && packet.portOf(site.relay()) == Site.RELAY_PORT));
        try (Pair pair = site.pair(inside, Site.uri("tcp"), site.host("nat-b", "198.18.5.2"), Site.uri("tcp"), "nat")) {
            String call = pair.talk();
            assertThat(pair.caller().sees(call).get("localCandidate").getAsString()).isEqualTo("relay");
            pair.hangUp(call);
        }
    }

    private void ipV6IsEnough() throws Exception {
        try (Pair pair = site.pair(site.host("v6-a", "2001:db8::6:1"), Site.uriV6("ws"), site.host("v6-b", "2001:db8::6:2"), Site.uriV6("tcp"), "v6")) {
            String call = pair.talk();
            Host host = pair.caller().host();
            host.unplug("2001:db8::6:1");
            pair.caller().child().event("event=signaling", "state=disconnected", "reason=connection-lost");
            site.internet().after(Duration.ofSeconds(4)).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            host.plug("2001:db8::6:3");
            pair.caller().awaitLogin(true);
            pair.seeEachOther(call);
            pair.hangUp(call);
        }
    }
}
