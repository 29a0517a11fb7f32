package org.parley.server.internal;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.parley.server.Figure;
import org.parley.server.ServerControl.IceInfo;
import org.parley.server.ServerControl.SessionInfo;
import org.parley.server.UserStore;
import org.parley.server.UserStoreException;
import org.parley.server.internal.figures.Counters;
import org.parley.server.internal.tls.ServerCertificate;
import org.parley.transport.ListenOptions;
import org.parley.transport.Transport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server under one configuration, with its threads and sockets, from the constructor until {@link #close}. */
final class RunningServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RunningServer.class);
    private static final long START_MILLIS = 10_000;
    private static final long CERTIFICATE_MILLIS = 2_000;
    private static final long SHUTDOWN_MILLIS = 4_000;

    private final SystemTime time;
    private final Pulse pulse;
    private volatile ServerConfig config;
    private final Surroundings surroundings;
    private final StoreThreads threads;
    private final ExecutorService binding;
    private final SignalingServer server;
    private final Listeners listeners;
    private Set<String> warned = Set.of();

    /** What the surroundings say. {@code demanded} are the addresses of the command line, or empty; {@code place} says where a key was set. */
    record Surroundings(String agent, Path data, List<String> demanded, UnaryOperator<String> place) {
        Surroundings(String agent, Path data, List<String> demanded) {
            this(agent, data, demanded, key -> "conf/org.parley.server.cfg");
        }
    }

    /** An address on the command line is none. */
    static final class UsageException extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        UsageException(String message) {
            super(message);
        }
    }

    /** Reads the configuration; an IllegalArgumentException of one line says what is wrong with it. */
    RunningServer(ServerConfig config, Surroundings surroundings, Supplier<UserStore> store, StartReport report, Counters counters) {
        this.config = config;
        this.surroundings = surroundings;
        check(config);
        boolean demanded = !surroundings.demanded().isEmpty();
        Listeners.Terms terms = terms(config, certificate(config, surroundings.data()));
        time = new SystemTime();
        pulse = new Pulse(time);
        binding = Executors.newSingleThreadExecutor(new ServerThreads("listen"));
        threads = new StoreThreads(config);
        server = new SignalingServer(config, surroundings.agent(), time, store, threads.pools(), counters);
        listeners = new Listeners(terms, new ShortTurns(server.acceptor(), threads.looking()), time, binding,
                states -> tell(report, states, demanded, false));
        time.after(START_MILLIS, () -> tell(report, listeners.states(), demanded, true));
        watchCertificate();
        threads.start();
    }

    /** Says what is wrong with a configuration, by an IllegalArgumentException of one line; returns its addresses. */
    static List<ListenAddress> check(ServerConfig config) {
        ConfigCheck.check(config);
        TrustedProxies.parse(config.trustedProxies());
        return ListenAddress.parseAll(Arrays.asList(config.listen()));
    }

    private Listeners.Terms terms(ServerConfig of, ServerCertificate certificate) {
        List<ListenAddress> configured = check(of);
        ListenOptions options = new ListenOptions(Duration.ofMillis(of.helloMillis()), Duration.ofMillis(of.timeoutMillis()), of.maxFrameBytes(), of.maxUnsentBytes(), null,
                TrustedProxies.parse(of.trustedProxies()));
        List<ListenAddress> addresses = surroundings.demanded().isEmpty() ? configured : demanded(surroundings);
        if (addresses.isEmpty()) {
            throw new IllegalArgumentException("listen names no address; allowed: one or more, such as tls://0.0.0.0:7443");
        }
        return new Listeners.Terms(addresses, of.plainOnAnyAddress(), certificate, options);
    }

    /** That of the operator is read now, whether or not somebody will be shown it. */
    private static ServerCertificate certificate(ServerConfig config, Path data) {
        if (config.tlsCertificate().isBlank()) {
            return ServerCertificate.below(data);
        }
        ServerCertificate certificate = ServerCertificate.of(data.resolve(config.tlsCertificate()), data.resolve(config.tlsKey()));
        try {
            certificate.load();
        } catch (IOException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
        return certificate;
    }

    /**
     * Goes on with another configuration. Who is connected stays; where sockets depend on it they are opened anew. Blocks while names of hosts are looked up.
     *
     * @throws IllegalArgumentException of one line that says what is wrong with it, or which address cannot be had; all is as before then
     */
    void adopt(ServerConfig changed) {
        ServerConfig former = config;
        check(changed);
        boolean sameCertificate = former.tlsCertificate().equals(changed.tlsCertificate()) && former.tlsKey().equals(changed.tlsKey());
        Listeners.Terms terms = terms(changed, sameCertificate ? listeners.terms().certificate() : certificate(changed, surroundings.data()));
        listeners.change(terms, () -> take(changed), () -> take(former)); // before anything is opened: no welcome says what the socket that it goes over does not keep
    }

    private void take(ServerConfig next) {
        config = next;
        threads.adopt(next);
        server.adopt(next);
    }

    private static List<ListenAddress> demanded(Surroundings surroundings) {
        try {
            return ListenAddress.parseAll(surroundings.demanded());
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage());
        }
    }

    private void tell(StartReport report, List<Listeners.State> found, boolean demanded, boolean timeIsUp) {
        List<Listeners.State> states = demanded ? found : found.stream().map(this::placed).toList();
        report.tell(states, demanded, timeIsUp, this::fingerprint);
        if (report.isRunning()) {
            warn(states.stream().map(Listeners.State::failure).filter(Objects::nonNull).collect(Collectors.toSet()));
        }
    }

    /** Which key a problem is about: that of a certificate names its keys at its end. */
    static String key(String problem, String otherwise) {
        return problem.contains("tlsCertificate and tlsKey in conf") ? "tlsCertificate" : problem.startsWith("cannot listen on ") ? "listen" : otherwise;
    }

    /** A failure with the place of the address in front. */
    private Listeners.State placed(Listeners.State state) {
        return state.failure() == null ? state : new Listeners.State(state.asked(), state.bound(), surroundings.place().apply(key(state.failure(), "listen")) + ": " + state.failure());
    }

    /** Once for each failure, until it is over: it is tried again every few seconds. */
    private synchronized void warn(Set<String> failures) {
        failures.stream().filter(failure -> !warned.contains(failure)).forEach(failure -> LOG.warn("{}", failure));
        warned = failures;
    }

    private void watchCertificate() {
        time.after(CERTIFICATE_MILLIS, () -> {
            watchCertificate(); // first: what fails now may be possible then
            if (listeners.terms().secure()) {
                binding.execute(listeners.terms().certificate()::refresh);
            }
        });
    }

    void add(TransportProvider provider) {
        listeners.add(provider);
    }

    void remove(Transport transport) {
        listeners.remove(transport);
    }

    List<URI> listening() {
        return listeners.states().stream().map(Listeners.State::bound).filter(Objects::nonNull).toList();
    }

    List<String> failures() {
        return listeners.states().stream().filter(state -> state.bound() == null).map(StartReport::why).toList();
    }

    String fingerprint() {
        return listeners.terms().secure() ? listeners.terms().certificate().fingerprint() : null;
    }

    /** Why the certificate's files as they are now are not in use. */
    Optional<String> refusedCertificate() {
        return listeners.terms().secure() ? listeners.terms().certificate().refused() : Optional.empty();
    }

    int connections() {
        return server.connectionCount();
    }

    int sessions() {
        return server.sessionCount();
    }

    List<SessionInfo> sessionInfos() {
        return server.sessions();
    }

    List<IceInfo> iceServers(String username) {
        return server.iceServers(username);
    }

    boolean kick(String username) throws UserStoreException {
        return server.kick(username);
    }

    boolean registrationOpen() {
        return config.registrationOpen();
    }

    /** How long ago the timers last came to their work. */
    Duration timersAge() {
        return pulse.age();
    }

    /** What waits at the moment. */
    List<Figure> figures() {
        return Stream.concat(Stream.of(
                Figure.Gauge.of("parley_connections", "Open connections.", connections()),
                new Figure.Gauge("parley_certificate_expiry_seconds", "When the TLS certificate ends, in Unix time.", listeners.terms().certificate().expires().stream()
                        .map(end -> new Figure.Sample(Map.of(), end.getEpochSecond())).toList()),
                Figure.Gauge.of("parley_sessions", "Sessions, those within their resume window included.", sessions())), threads.figures().stream()).toList();
    }

    /** Stops accepting, says server-shutdown to all and ends what is left after 4 s. Idempotent. */
    @Override
    public void close() {
        listeners.close();
        server.shutdown(SHUTDOWN_MILLIS);
        threads.close();
        time.close();
        binding.shutdownNow();
    }
}
