package org.parley.server.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Version;
import org.osgi.framework.startlevel.FrameworkStartLevel;
import org.parley.transport.Transport;

/** What an operator notices who edits the configuration of a server that runs. */
class ServerComponentTest {
    @TempDir
    Path home;

    private final NettyTcp tcp = new NettyTcp();
    private ServerSocket taken;
    private ServerComponent server;
    /** By --listen, or null. */
    private String commanded;

    @BeforeEach
    void takeAPort() throws Exception {
        taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void stop() throws Exception {
        server.deactivate();
        tcp.stop();
        taken.close();
    }

    private void start(Map<String, Object> config) {
        Map<String, String> properties = new HashMap<>(Map.of("parley.home", home.toString(), "parley.data", home.resolve("data").toString(), "felix.fileinstall.start.level", "0"));
        properties.put("parley.server.listen", commanded);
        FrameworkStartLevel level = fake(FrameworkStartLevel.class, Map.of("getStartLevel", 0));
        Bundle bundle = fake(Bundle.class, Map.of("getVersion", new Version(1, 0, 0), "adapt", level));
        BundleContext context = (BundleContext) Proxy.newProxyInstance(BundleContext.class.getClassLoader(), new Class<?>[] {BundleContext.class},
                (proxy, method, arguments) -> method.getName().equals("getProperty") ? properties.get(arguments[0]) : bundle);
        server = new ServerComponent(context, Configs.with(config), new StartConsole(context));
    }

    private static <T> T fake(Class<T> type, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> answers.get(method.getName())));
    }

    /** Starts a server that listens; returns its port. */
    private int listening(Map<String, Object> config) {
        start(config);
        server.bindTransport(tcp.transport, Map.of(Transport.SCHEME, new String[] {"tcp", "tls"}));
        eventually(() -> !server.listening().isEmpty());
        return server.listening().get(0).getPort();
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void eventually(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("the time that is waited").isLessThan(end);
            LockSupport.parkNanos(1_000_000);
        }
    }

    private static String[] listen(String... addresses) {
        return addresses;
    }

    @Test
    void aServerThatWouldListenNowhereStaysAsItRuns() {
        int port = listening(Map.of("listen", listen("tcp://127.0.0.1:0")));
        server.modified(Configs.with(Map.of("listen", new String[0], "registrationOpen", false)));
        assertThat(server.listening()).containsExactly(URI.create("tcp://127.0.0.1:" + port));
        assertThat(server.registrationOpen()).isTrue();
    }

    @Test
    void anEditThatIsRefusedIsAFaultUntilItIsMended() {
        listening(Map.of("listen", listen("tcp://127.0.0.1:0")));
        assertThat(server.faults()).isEmpty();
        server.modified(Configs.with(Map.of("listen", listen("tcp://127.0.0.1:0"), "timeoutMillis", 1)));
        assertThat(server.faults()).singleElement().asString().contains("timeoutMillis is 1; allowed: ", "what was in force before stays");
        server.modified(Configs.with(Map.of("listen", listen("tcp://127.0.0.1:0"))));
        assertThat(server.faults()).isEmpty();
    }

    @Test
    void anEditOfSomethingElseCountsWhileAnotherProgramHasAnAddress() {
        String[] both = listen("tcp://127.0.0.1:0", "tcp://127.0.0.1:" + taken.getLocalPort());
        start(Map.of("listen", both));
        server.modified(Configs.with(Map.of("listen", both, "registrationOpen", false)));
        assertThat(server.registrationOpen()).isFalse();
    }

    @Test
    void anAddressThatIsAddedAndCannotBeHadLeavesTheServerAsItRuns() {
        int port = listening(Map.of("listen", listen("tcp://127.0.0.1:0")));
        server.modified(Configs.with(Map.of("listen", listen("tcp://127.0.0.1:0", "tcp://127.0.0.1:" + taken.getLocalPort()), "registrationOpen", false)));
        assertThat(server.listening()).containsExactly(URI.create("tcp://127.0.0.1:" + port));
        assertThat(server.registrationOpen()).isTrue();
    }

    /** 192.0.2.1 is nobody's (RFC 5737). */
    @Test
    void aHostThatIsNotOfThisMachineLeavesTheServerAsItRunsAlsoOnThePortThatItHas() {
        int port = listening(Map.of("listen", listen("tcp://127.0.0.1:0")));
        server.modified(Configs.with(Map.of("listen", listen("tls://192.0.2.1:" + port))));
        assertThat(server.listening()).containsExactly(URI.create("tcp://127.0.0.1:" + port));
    }

    @Test
    void anotherNameOfThisMachineIsTakenOnThePortThatItHas() {
        int port = listening(Map.of("listen", listen("tcp://127.0.0.1:0")));
        server.modified(Configs.with(Map.of("listen", listen("tcp://localhost:" + port))));
        eventually(() -> server.listening().equals(List.of(URI.create("tcp://localhost:" + port))));
    }

    @Test
    void aPlainAddressThatIsNoLongerAllowedLeavesTheServerAsItRuns() {
        int port = listening(Map.of("listen", listen("tcp://0.0.0.0:0"), "plainOnAnyAddress", true));
        server.modified(Configs.with(Map.of("listen", listen("tcp://0.0.0.0:0"))));
        assertThat(server.listening()).containsExactly(URI.create("tcp://0.0.0.0:" + port));
    }

    @Test
    void alsoWhereItCameFromTheCommandLine() {
        commanded = "tcp://0.0.0.0:0";
        int port = listening(Map.of("plainOnAnyAddress", true));
        server.modified(Configs.with(Map.of("registrationOpen", false)));
        assertThat(server.listening()).containsExactly(URI.create("tcp://0.0.0.0:" + port));
        assertThat(server.registrationOpen()).isTrue();
    }

    /** 127.0.0.1 and 127.0.0.2 can have the same port, and no third then every address. */
    @Test
    void anAddressThatCannotBeHadOnThePortThatTheServerHasLeavesItAsItRuns() throws Exception {
        int port = listening(Map.of("listen", listen("tcp://127.0.0.1:0")));
        try (ServerSocket foreign = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.2"))) {
            server.modified(Configs.with(Map.of("listen", listen("tls://0.0.0.0:" + foreign.getLocalPort()), "registrationOpen", false)));
            assertThat(server.registrationOpen()).isTrue();
            assertThat(server.listening()).containsExactly(URI.create("tcp://127.0.0.1:" + port));
        }
        server.modified(Configs.with(Map.of("listen", listen("tls://0.0.0.0:" + port), "registrationOpen", false)));
        assertThat(server.listening()).containsExactly(URI.create("tls://0.0.0.0:" + port));
    }

    @Test
    void theCertificateInUseOutlivesItsFilesAndOtherChanges() throws Exception {
        listening(Map.of("listen", listen("tls://127.0.0.1:0")));
        String before = server.fingerprint();
        Files.delete(home.resolve("data/tls/certificate.pem"));
        Files.delete(home.resolve("data/tls/key.pem"));
        server.modified(Configs.with(Map.of("listen", listen("tls://127.0.0.1:0"), "timeoutMillis", 20_000, "registrationOpen", false)));
        assertThat(server.registrationOpen()).isFalse();
        assertThat(server.listening()).hasSize(1);
        assertThat(server.fingerprint()).isEqualTo(before);
    }

    @Test
    void aCertificateThatIsBeingReplacedHindersNoOtherChange() throws Exception {
        listening(Map.of("listen", listen("tls://127.0.0.1:0")));
        server.deactivate();
        Map<String, Object> config = new HashMap<>(Map.of("listen", listen("tls://127.0.0.1:0"), "tlsCertificate", "tls/certificate.pem", "tlsKey", "tls/key.pem"));
        listening(config);
        Files.writeString(home.resolve("data/tls/certificate.pem"), "half of it");
        config.put("registrationOpen", false);
        server.modified(Configs.with(Map.copyOf(config)));
        assertThat(server.registrationOpen()).isFalse();
        config.put("tlsKey", "tls/none.pem");
        config.put("registrationOpen", true);
        server.modified(Configs.with(Map.copyOf(config)));
        assertThat(server.registrationOpen()).as("an edit that names a file that is not there").isFalse();
    }

    @Test
    void aServerThatOnlyStoodStillForAWhileWithAllOfItsProcessRespondsAgain() {
        start(Map.of("listen", listen("tcp://127.0.0.1:0")));
        FakeTransport late = new FakeTransport();
        server.bindTransport(late, Map.of(Transport.SCHEME, new String[] {"ws"}));
        late.lag = () -> Duration.ofSeconds(12);
        assertThat(server.responds()).isTrue();
        late.lag = () -> Duration.ofSeconds(12).plusNanos(System.nanoTime());
        assertThat(server.responds()).isFalse();
    }

    /** As after a change, where it would be refused as well. */
    @Test
    void aCertificateThatIsNotThereIsToldAtTheStartAlsoWhereNobodyIsShownIt() throws Exception {
        Files.writeString(Files.createDirectories(home.resolve("conf")).resolve("org.parley.server.cfg"), "tlsKey = none.pem\ntlsCertificate = none.pem\n");
        start(Map.of("listen", listen("tcp://127.0.0.1:0"), "tlsKey", "none.pem", "tlsCertificate", "none.pem"));
        assertThat(server.failures()).singleElement().asString().startsWith("conf/org.parley.server.cfg:2: " + home.resolve("data/none.pem") + " is not there");
    }

    @Test
    void theLineOfTheKeyThatWasSetIsToldWhereAnotherHasItsDefault() throws Exception {
        Files.writeString(Files.createDirectories(home.resolve("conf")).resolve("org.parley.server.cfg"), "# Limits\n\n#timeoutMillis = 15000\nheartbeatMillis = 20000\n");
        start(Map.of("heartbeatMillis", 20_000));
        assertThat(server.failures()).singleElement().asString().startsWith("conf/org.parley.server.cfg:4: timeoutMillis is 15000");
    }

    /** Else whoever asks whether the server lives would wait for a disk as well. */
    @Test
    void whileAccountsDoNotAnswerOnlyTheFirstWhoAsksForProblemsWaits() throws Exception {
        start(Map.of());
        PlayedStore hangs = new PlayedStore();
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answered = new CountDownLatch(1);
        hangs.finding = () -> {
            asked.countDown();
            awaited(answered);
        };
        server.store = hangs;
        CompletableFuture<List<String>> first = CompletableFuture.supplyAsync(server::problems);
        asked.await();
        assertThat(server.problems()).anyMatch(problem -> problem.startsWith("accounts do not answer"));
        answered.countDown();
        assertThat(first.get()).noneMatch(problem -> problem.startsWith("accounts"));
        assertThat(server.problems()).noneMatch(problem -> problem.startsWith("accounts"));
    }
}
