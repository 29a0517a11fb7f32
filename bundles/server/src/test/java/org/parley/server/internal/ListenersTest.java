package org.parley.server.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Constants;
import org.parley.server.internal.tls.ServerCertificate;
import org.parley.transport.ListenOptions;
import org.parley.transport.Transport;

class ListenersTest {
    @TempDir
    Path folder;

    private final ManualTime time = new ManualTime();
    private final HeldExecutor executor = new HeldExecutor();
    private final List<List<Listeners.State>> told = new ArrayList<>();

    private Listeners listeners(boolean plainOnAnyAddress, String... addresses) {
        return new Listeners(terms(plainOnAnyAddress, addresses), connection -> null, time, executor, told::add);
    }

    private Listeners.Terms terms(boolean plainOnAnyAddress, String... addresses) {
        return new Listeners.Terms(Stream.of(addresses).map(ListenAddress::parse).toList(), plainOnAnyAddress, ServerCertificate.below(folder), ListenOptions.defaults());
    }

    private static TransportProvider provider(Transport transport, int ranking, long id, String... schemes) {
        return TransportProvider.of(transport, Map.of(Transport.SCHEME, schemes, Constants.SERVICE_RANKING, ranking, Constants.SERVICE_ID, id));
    }

    private void run() {
        while (executor.run()) {
            continue;
        }
    }

    private List<URI> bound() {
        return told.get(told.size() - 1).stream().map(Listeners.State::bound).toList();
    }

    @Test
    void addressIsBoundWhenItsTransportComes() {
        Listeners listeners = listeners(false, "tcp://127.0.0.1:7400", "ws://127.0.0.1:7401");
        FakeTransport tcp = new FakeTransport();
        listeners.add(provider(tcp, 0, 1, "tcp", "tls"));
        run();
        assertThat(bound()).containsExactly(URI.create("tcp://127.0.0.1:7400"), null);
        listeners.add(provider(new FakeTransport(), 0, 2, "ws", "wss"));
        run();
        assertThat(bound()).containsExactly(URI.create("tcp://127.0.0.1:7400"), URI.create("ws://127.0.0.1:7401"));
        assertThat(tcp.asked).hasSize(1);
    }

    @Test
    void exchangedTransportListensOnTheSamePort() {
        Listeners listeners = listeners(false, "tcp://127.0.0.1:0");
        FakeTransport first = new FakeTransport();
        listeners.add(provider(first, 0, 1, "tcp"));
        run();
        assertThat(bound()).containsExactly(URI.create("tcp://127.0.0.1:50000"));
        listeners.remove(first);
        assertThat(first.open).isEmpty();
        run();
        assertThat(bound()).containsOnlyNulls();
        FakeTransport second = new FakeTransport();
        listeners.add(provider(second, 0, 2, "tcp"));
        run();
        assertThat(second.open).containsOnlyKeys(URI.create("tcp://127.0.0.1:50000"));
    }

    @Test
    void betterTransportIsTakenOnceTheOneInUseGoes() {
        Listeners listeners = listeners(false, "tcp://127.0.0.1:1");
        FakeTransport plain = new FakeTransport();
        FakeTransport worse = new FakeTransport();
        FakeTransport better = new FakeTransport();
        listeners.add(provider(plain, 0, 1, "tcp"));
        run();
        listeners.add(provider(worse, -5, 2, "tcp"));
        listeners.add(provider(better, 5, 3, "tcp"));
        run();
        assertThat(plain.open).hasSize(1);
        assertThat(better.open).isEmpty();
        listeners.remove(plain);
        run();
        assertThat(better.open).hasSize(1);
        assertThat(worse.open).isEmpty();
    }

    @Test
    void portInUseIsNamedTheOthersGoOnAndItIsTriedAgain() {
        Listeners listeners = listeners(false, "tcp://127.0.0.1:1", "tcp://127.0.0.1:2");
        FakeTransport tcp = new FakeTransport(1);
        listeners.add(provider(tcp, 0, 1, "tcp"));
        run();
        assertThat(bound()).containsExactly(null, URI.create("tcp://127.0.0.1:2"));
        assertThat(listeners.states().get(0).failure()).isEqualTo("cannot listen on tcp://127.0.0.1:1: the port is in use");
        tcp.taken.clear();
        time.turn(5_000, this::run);
        assertThat(bound()).containsExactly(URI.create("tcp://127.0.0.1:1"), URI.create("tcp://127.0.0.1:2"));
        int tries = tcp.asked.size();
        time.turn(60_000, this::run);
        assertThat(tcp.asked).hasSize(tries);
    }

    @Test
    void aTransportWithAMistakeCostsItsAddressAloneAndIsTriedAgain() {
        Listeners listeners = listeners(false, "tcp://127.0.0.1:1", "tcp://127.0.0.1:2");
        FakeTransport tcp = new FakeTransport();
        tcp.mistake = 1;
        listeners.add(provider(tcp, 0, 1, "tcp"));
        run();
        assertThat(bound()).containsExactly(null, URI.create("tcp://127.0.0.1:2"));
        assertThat(listeners.states().get(0).failure()).startsWith("cannot listen on tcp://127.0.0.1:1: ").contains("on purpose");
        tcp.mistake = null;
        time.turn(5_000, this::run);
        assertThat(bound()).containsExactly(URI.create("tcp://127.0.0.1:1"), URI.create("tcp://127.0.0.1:2"));
    }

    @Test
    void plainIsRefusedOnOtherThanLoopbackUnlessAllowed() {
        FakeTransport tcp = new FakeTransport();
        Listeners strict = listeners(false, "tcp://0.0.0.0:1", "ws://0.0.0.0:2");
        strict.add(provider(tcp, 0, 1, "tcp", "ws"));
        run();
        assertThat(tcp.asked).isEmpty();
        assertThat(strict.states().get(0).failure()).contains("tcp://0.0.0.0:1").contains("tls").contains("plainOnAnyAddress = true in conf/org.parley.server.cfg");
        assertThat(strict.states().get(1).failure()).contains("wss");
        Listeners lax = listeners(true, "tcp://0.0.0.0:1");
        lax.add(provider(tcp, 0, 1, "tcp"));
        run();
        assertThat(tcp.open).hasSize(1);
    }

    @Test
    void secureAddressesGetTheCertificate() {
        Listeners listeners = listeners(false, "tls://0.0.0.0:1");
        FakeTransport tcp = new FakeTransport();
        listeners.add(provider(tcp, 0, 1, "tls"));
        run();
        assertThat(tcp.open.get(URI.create("tls://0.0.0.0:1")).identity().get().chain()).hasSize(1);
    }

    @Test
    void folderThatCannotBeWrittenFailsTheSecureAddressesAlone() throws Exception {
        Files.writeString(folder.resolve("tls"), "a file");
        Listeners listeners = listeners(false, "tls://0.0.0.0:1", "tcp://127.0.0.1:2");
        listeners.add(provider(new FakeTransport(), 0, 1, "tls", "tcp"));
        run();
        assertThat(bound()).containsExactly(null, URI.create("tcp://127.0.0.1:2"));
        assertThat(listeners.states().get(0).failure()).contains("tls://0.0.0.0:1").contains("the folder " + folder.resolve("tls"));
    }

    @Test
    void underOtherTermsAnAddressThatStaysKeepsThePortThatTheSystemChose() {
        Listeners listeners = listeners(false, "tcp://127.0.0.1:0", "tcp://127.0.0.1:0", "tcp://127.0.0.1:1");
        FakeTransport tcp = new FakeTransport();
        listeners.add(provider(tcp, 0, 1, "tcp"));
        run();
        List<Integer> between = new ArrayList<>();
        listeners.change(terms(true, "tcp://127.0.0.1:2", "tcp://127.0.0.1:0", "tcp://127.0.0.1:0"), () -> between.add(tcp.open.size()), () -> between.add(-1));
        assertThat(between).as("addresses that are bound between").containsExactly(0);
        run();
        assertThat(bound()).containsExactly(URI.create("tcp://127.0.0.1:2"), URI.create("tcp://127.0.0.1:50000"), URI.create("tcp://127.0.0.1:50001"));
        assertThat(tcp.open).hasSize(3);
    }

    @Test
    void whereOnlyAddressesChangeThoseThatStayAreLeftAlone() {
        Listeners listeners = listeners(false, "tcp://127.0.0.1:1", "tcp://127.0.0.1:2");
        FakeTransport tcp = new FakeTransport();
        listeners.add(provider(tcp, 0, 1, "tcp"));
        run();
        List<Integer> between = new ArrayList<>();
        listeners.change(listeners.terms().on(Stream.of("tcp://127.0.0.1:2", "tcp://127.0.0.1:3").map(ListenAddress::parse).toList()), () -> between.add(tcp.open.size()), () -> between.add(-1));
        assertThat(between).containsExactly(1);
        assertThat(tcp.asked).extracting(URI::getPort).containsExactly(1, 2, 3);
        assertThat(tcp.open.keySet()).extracting(URI::getPort).containsExactlyInAnyOrder(2, 3);
    }

    @Test
    void aChangeWithAnAddressThatCannotBeHadLeavesAllAsItWasAndWhatCouldNotBeHadBeforeDoesNotHinderOne() {
        Listeners listeners = listeners(false, "tcp://127.0.0.1:1", "tcp://127.0.0.1:2");
        FakeTransport tcp = new FakeTransport(1, 3);
        listeners.add(provider(tcp, 0, 1, "tcp"));
        run();
        List<String> told = new ArrayList<>();
        assertThatThrownBy(() -> listeners.change(terms(true, "tcp://127.0.0.1:1", "tcp://127.0.0.1:3"), () -> told.add("adopt"), () -> told.add("revert")))
            .isInstanceOf(IllegalArgumentException.class).hasMessage("cannot listen on tcp://127.0.0.1:3: the port is in use");
        run();
        assertThat(bound()).containsExactly(null, URI.create("tcp://127.0.0.1:2"));
        assertThat(listeners.terms().plainOnAnyAddress()).isFalse();
        listeners.change(terms(true, "tcp://127.0.0.1:1", "tcp://127.0.0.1:4"), () -> told.add("adopt"), () -> told.add("revert"));
        assertThat(told).containsExactly("adopt", "revert", "adopt");
        run();
        assertThat(bound()).containsExactly(null, URI.create("tcp://127.0.0.1:4"));
    }

    @Test
    void aChangeThatBreaksIsUndoneAndLeavesNoAddressClosed() {
        List<String> told = new ArrayList<>();
        Listeners listeners = listeners(false, "tcp://127.0.0.1:1");
        FakeTransport tcp = new FakeTransport();
        listeners.add(provider(tcp, 0, 1, "tcp"));
        run();
        assertThatThrownBy(() -> listeners.change(terms(true, "tcp://127.0.0.1:2"), () -> {
            told.add("half");
            throw new OutOfMemoryError("no thread, on purpose");
        }, () -> told.add("revert"))).isInstanceOf(OutOfMemoryError.class);
        assertThat(told).containsExactly("half", "revert");
        run();
        assertThat(tcp.open).containsOnlyKeys(URI.create("tcp://127.0.0.1:1"));
    }

    @Test
    void anAddressThatCannotBeHadIsTriedOnceInFiveSecondsHoweverOftenOthersChange() {
        Listeners listeners = listeners(false, "tcp://127.0.0.1:1");
        FakeTransport tcp = new FakeTransport(1);
        listeners.add(provider(tcp, 0, 1, "tcp"));
        run();
        for (int port = 2; port < 9; port++) {
            listeners.change(terms(false, "tcp://127.0.0.1:1", "tcp://127.0.0.1:" + port), () -> { }, () -> { });
            run();
        }
        tcp.asked.clear();
        time.turn(10_000, this::run);
        assertThat(tcp.asked).hasSize(2);
    }

    @Test
    void afterCloseNothingIsBound() {
        Listeners listeners = listeners(false, "tcp://127.0.0.1:1");
        FakeTransport tcp = new FakeTransport();
        listeners.add(provider(tcp, 0, 1, "tcp"));
        run();
        listeners.close();
        assertThat(tcp.open).isEmpty();
        listeners.remove(tcp);
        listeners.add(provider(tcp, 0, 1, "tcp"));
        run();
        assertThat(tcp.open).isEmpty();
    }
}
