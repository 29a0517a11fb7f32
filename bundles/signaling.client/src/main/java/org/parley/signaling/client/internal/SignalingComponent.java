package org.parley.signaling.client.internal;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.Designate;
import org.parley.protocol.PeerMessage;
import org.parley.protocol.Request;
import org.parley.signaling.DisconnectReason;
import org.parley.signaling.PeerList;
import org.parley.signaling.ServerCertificate;
import org.parley.signaling.Session;
import org.parley.signaling.SignalingEvent;
import org.parley.signaling.SignalingException;
import org.parley.signaling.SignalingException.Kind;
import org.parley.signaling.SignalingProvider;
import org.parley.signaling.SignalingState;
import org.parley.signaling.Standing;
import org.parley.signaling.Subscription;
import org.parley.transport.Transport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The provider: takes calls from any thread to the loop, and hears of transports that come and go. */
@Component(name = "org.parley.signaling", configurationPid = "org.parley.signaling", service = SignalingProvider.class, immediate = true)
@Designate(ocd = SignalingConfig.class)
public final class SignalingComponent implements SignalingProvider {
    private static final Logger LOG = LoggerFactory.getLogger(SignalingComponent.class);
    /** Framework property: the folder of the user's data. */
    private static final String DATA = "parley.data";

    private final Loop loop;
    private final KnownServers known;
    private final String agent;
    private final Events events = new Events();
    private final Transports transports = new Transports();
    private final PresenceKeeper presence;
    private final SessionKeeper sessions;
    private final Connector connector;
    private volatile Settings settings;

    /** Reads the known servers. */
    @Activate
    public SignalingComponent(BundleContext context, SignalingConfig config) {
        this(new ThreadLoop(), () -> ThreadLocalRandom.current().nextDouble(), new KnownServers(new KnownServersFile(Path.of(context.getProperty(DATA)))),
                "parley/" + context.getBundle().getVersion(), config, NewAddress::present);
    }

    SignalingComponent(Loop loop, DoubleSupplier random, KnownServers known, String agent, SignalingConfig config, Supplier<Set<InetAddress>> addresses) {
        this.agent = agent;
        this.settings = Settings.of(agent, config);
        this.loop = loop;
        this.known = known;
        Supplier<Settings> current = () -> settings;
        presence = new PresenceKeeper(events, current);
        sessions = new SessionKeeper(loop, events, current, presence, new Backoff(random));
        connector = new Connector(loop, events, transports, known, new Backoff(random), current, sessions, new NewAddress(loop, addresses));
    }

    /** Takes new values without losing the connection; keeps the old ones when these are wrong. */
    @Modified
    void modified(SignalingConfig config) {
        try {
            settings = Settings.of(agent, config);
            post(connector::readdressed);
        } catch (IllegalArgumentException e) {
            LOG.error("{}; what was in force before stays", e.getMessage());
        }
    }

    @Reference(name = "transport", cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    void addTransport(Transport transport, Map<String, ?> properties) {
        transports.add(transport, properties);
        post(connector::transportArrived);
    }

    void removeTransport(Transport transport) {
        transports.remove(transport);
    }

    /** Closes the connection gracefully; tells nothing to subscribers, and fails what is pending. */
    @Deactivate
    void deactivate() {
        events.close();
        post(() -> connector.leave("signaling is stopped"));
        if (!loop.end(Duration.ofMillis(1500))) {
            LOG.warn("a subscriber of signaling events blocks; the connection is closed without it");
            connector.abandon();
        }
        known.close();
    }

    @Override
    public void goOn(Standing standing) {
        post(() -> {
            events.open(); // handed over before, where the bundle of the client that everybody holds was restarted alone
            presence.goOn(standing.watched());
            sessions.goOn(standing.session());
            connector.goOn(standing.server(), standing.sought());
        });
    }

    @Override
    public CompletionStage<Standing> handOver() {
        return ask(() -> CompletableFuture.completedFuture(leave()));
    }

    private Standing leave() {
        boolean leaving = sessions.leaving();
        Standing standing = new Standing(connector.server(), connector.isSought() && !leaving, leaving ? null : sessions.session(), presence.watched());
        connector.handOver();
        events.close();
        return standing;
    }

    @Override
    public SignalingState state() {
        SignalingState phase = connector.phase();
        if (phase != SignalingState.CONNECTED) {
            return phase;
        }
        Link link = sessions.loggedIn();
        return !isConnected() ? SignalingState.RECONNECTING : link == null ? SignalingState.CONNECTED : SignalingState.LOGGED_IN;
    }

    @Override
    public boolean isConnected() {
        Link link = connector.live();
        return link != null && link.isOpen();
    }

    @Override
    public Optional<Session> session() {
        return Optional.ofNullable(sessions.session());
    }

    @Override
    public Optional<URI> server() {
        return Optional.ofNullable(connector.server());
    }

    @Override
    public CompletionStage<Void> connect(URI server) {
        boolean good = server.getScheme() != null && server.getHost() != null && server.getPort() != 0 && server.getPort() <= 65_535;
        return ask(() -> {
            String scheme = good ? server.getScheme().toLowerCase(Locale.ROOT) : "";
            if (!good) {
                return failed(Kind.BAD_URI, "`" + server + "` is no address of a server; it looks like tls://example.org:7443.");
            } else if (settings.via() == null && transports.of(scheme).isEmpty()) {
                return failed(Kind.BAD_URI, "No bundle that is started carries `" + scheme + "`; usual are tls, wss, tcp and ws.");
            }
            connector.leave("another connection was asked for");
            sessions.end(DisconnectReason.REQUESTED);
            CompletableFuture<Void> stage = new CompletableFuture<>();
            connector.connect(URI.create(scheme + server.toString().substring(scheme.length())), stage);
            return stage;
        });
    }

    @Override
    public CompletionStage<Void> register(String username, String password) {
        return register(username, password, "");
    }

    @Override
    public CompletionStage<Void> register(String username, String password, String invitation) {
        Objects.requireNonNull(username, "username");
        Objects.requireNonNull(password, "password");
        return ask(() -> sessions.register(connector.live(), username, password, invitation.isBlank() ? null : invitation.strip()).thenApply(reply -> null));
    }

    @Override
    public CompletionStage<Session> login(String username, String password) {
        Objects.requireNonNull(username, "username");
        Objects.requireNonNull(password, "password");
        return ask(() -> sessions.begin(connector.live(), id -> new Request.Login(id, username, password)));
    }

    @Override
    public CompletionStage<Session> resume(String token) {
        Objects.requireNonNull(token, "token");
        return ask(() -> sessions.begin(connector.live(), id -> new Request.Resume(id, token)));
    }

    @Override
    public CompletionStage<PeerList> peers(String query, int limit) {
        Objects.requireNonNull(query, "query");
        if (limit < 1 || limit > 500) {
            throw new IllegalArgumentException("limit is " + limit + "; allowed is 1 to 500");
        }
        return ask(() -> {
            Link link = sessions.loggedIn();
            return link == null ? failed(Kind.NOT_CONNECTED, "Nobody is logged in.") : presence.peers(link, query, limit);
        });
    }

    @Override
    public void busy(boolean busy) {
        post(() -> presence.busy(busy, sessions.loggedIn()));
    }

    @Override
    public void send(PeerMessage message) throws SignalingException {
        Link link = sessions.loggedIn();
        if (link == null) {
            throw new SignalingException(Kind.NOT_CONNECTED, isConnected() ? "Nobody is logged in." : "There is no connection to a server.", null);
        }
        link.send(message);
    }

    @Override
    public CompletionStage<Void> logout() {
        return ask(() -> sessions.logout(() -> connector.leave("logged out")));
    }

    @Override
    public void disconnect() {
        post(() -> connector.leave("on request"));
    }

    @Override
    public void trust(ServerCertificate certificate) {
        known.trust(certificate);
    }

    @Override
    public Subscription subscribe(Consumer<SignalingEvent> subscriber) {
        return events.subscribe(Objects.requireNonNull(subscriber, "subscriber"));
    }

    private void post(Runnable task) {
        try {
            loop.execute(task);
        } catch (RejectedExecutionException e) {
            LOG.debug("signaling is stopped");
        }
    }

    /** Runs {@code task} on the loop. The stage fails with what the task's fails with, not with a wrapper of it. */
    private <T> CompletionStage<T> ask(Supplier<CompletableFuture<T>> task) {
        CompletableFuture<T> stage = new CompletableFuture<>();
        try {
            loop.execute(() -> task.get().whenComplete((value, failure) -> {
                if (failure == null) {
                    stage.complete(value);
                } else {
                    stage.completeExceptionally(failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure);
                }
            }));
        } catch (RejectedExecutionException e) {
            stage.completeExceptionally(new SignalingException(Kind.NOT_CONNECTED, "Signaling is stopped.", null));
        }
        return stage;
    }

    private static <T> CompletableFuture<T> failed(Kind kind, String message) {
        return CompletableFuture.failedFuture(new SignalingException(kind, message, null));
    }
}
