package org.parley.signaling.internal;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.parley.health.Courier;
import org.parley.health.Couriers;
import org.parley.health.Fault;
import org.parley.health.Faults;
import org.parley.protocol.PeerMessage;
import org.parley.signaling.PeerList;
import org.parley.signaling.ServerCertificate;
import org.parley.signaling.Session;
import org.parley.signaling.SignalingClient;
import org.parley.signaling.SignalingEvent;
import org.parley.signaling.SignalingException;
import org.parley.signaling.SignalingException.Kind;
import org.parley.signaling.SignalingProvider;
import org.parley.signaling.SignalingState;
import org.parley.signaling.Standing;
import org.parley.signaling.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The client that everybody holds: it has subscribers for life and lets a {@link SignalingProvider} do the work. When that goes, as in an update, this remembers where it stood; the next one goes on
 * from there. To those who hold it that is a connection that was lost and found again. What is asked meanwhile waits for the next provider.
 */
@Component(name = "org.parley.signaling.lasting", service = {SignalingClient.class, Faults.class}, immediate = true)
public final class LastingClient implements SignalingClient, Faults {
    private static final Logger LOG = LoggerFactory.getLogger(LastingClient.class);
    private static final Duration MOST_TO_HAND_OVER = Duration.ofSeconds(1);

    private static final StackWalker CALLERS = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    private final Couriers couriers = new Couriers("signaling");
    private final Duration patience;
    /** Held while one provider takes over from another, for up to a second; taken before this object's own lock, which is held for moments only. */
    private final Object takeover = new Object();
    private final List<Subscriber> subscribers = new CopyOnWriteArrayList<>();
    private volatile SignalingProvider provider;
    private volatile Standing standing = Standing.NONE;
    private volatile boolean busy;
    /** Whether somebody wanted no connection since the last provider went. */
    private boolean disconnected;
    /** Completes with the next provider; replaced when that goes. */
    private volatile CompletableFuture<SignalingProvider> next = new CompletableFuture<>();

    /** Without a provider yet. */
    @Activate
    public LastingClient() {
        this(Duration.ofSeconds(10));
    }

    /** {@code patience} is how long requests wait for a provider. */
    LastingClient(Duration patience) {
        this.patience = patience;
    }

    /** A provider is there: takes it in the place of the one before, which goes. */
    @Reference(name = "provider", cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    void bind(SignalingProvider arrived) {
        synchronized (takeover) {
            part();
            begin(arrived);
        }
    }

    private synchronized void begin(SignalingProvider arrived) {
        subscribers.forEach(subscriber -> subscriber.follow(arrived));
        arrived.goOn(standing);
        provider = arrived;
        arrived.busy(busy);
        next.complete(arrived);
    }

    /** The provider goes, unless that was told by the arrival of its successor. */
    void unbind(SignalingProvider gone) {
        synchronized (takeover) {
            if (provider == gone) {
                part();
            }
        }
    }

    private void part() {
        SignalingProvider old = provider;
        if (old != null) {
            forget(old);
            Standing left = left(old);
            synchronized (this) {
                standing = disconnected ? left.withoutConnection() : left;
            }
        }
    }

    /** Before it hands over: what then fails and is asked again waits for the next one. */
    private synchronized void forget(SignalingProvider old) {
        next = new CompletableFuture<>();
        standing = seen(old);
        disconnected = false;
        provider = null;
    }

    private static Standing seen(SignalingProvider old) {
        return new Standing(old.server().orElse(null), old.state() != SignalingState.DISCONNECTED, old.session().orElse(null), null);
    }

    private static Standing left(SignalingProvider old) {
        try {
            return old.handOver().toCompletableFuture().get(MOST_TO_HAND_OVER.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("a subscriber of signaling events blocks: what it is told comes without order", e);
        }
        return seen(old);
    }

    /** Called by Declarative Services. */
    @Deactivate
    void stop() {
        couriers.close();
    }

    @Override
    public List<Fault> faults() {
        return couriers.faults();
    }

    @Override
    public SignalingState state() {
        SignalingProvider now = provider;
        return now != null ? now.state() : standing.sought() ? SignalingState.RECONNECTING : SignalingState.DISCONNECTED;
    }

    @Override
    public boolean isConnected() {
        SignalingProvider now = provider;
        return now != null && now.isConnected();
    }

    @Override
    public Optional<Session> session() {
        SignalingProvider now = provider;
        return now != null ? now.session() : Optional.ofNullable(standing.session());
    }

    @Override
    public Optional<URI> server() {
        SignalingProvider now = provider;
        return now != null ? now.server() : Optional.ofNullable(standing.server());
    }

    @Override
    public CompletionStage<Void> connect(URI server) {
        return ask(one -> one.connect(server));
    }

    @Override
    public CompletionStage<Void> register(String username, String password) {
        return ask(one -> one.register(username, password));
    }

    @Override
    public CompletionStage<Void> register(String username, String password, String invitation) {
        return ask(one -> one.register(username, password, invitation));
    }

    @Override
    public CompletionStage<Session> login(String username, String password) {
        return ask(one -> one.login(username, password));
    }

    @Override
    public CompletionStage<Session> resume(String token) {
        return ask(one -> one.resume(token));
    }

    @Override
    public CompletionStage<PeerList> peers(String query, int limit) {
        return ask(one -> one.peers(query, limit));
    }

    @Override
    public void busy(boolean busy) {
        this.busy = busy;
        tell(one -> one.busy(busy), () -> { });
    }

    @Override
    public void send(PeerMessage message) throws SignalingException {
        SignalingProvider now = provider;
        if (now == null) {
            throw absent();
        }
        now.send(message);
    }

    @Override
    public CompletionStage<Void> logout() {
        return ask(SignalingClient::logout);
    }

    @Override
    public void disconnect() {
        tell(SignalingClient::disconnect, () -> {
            disconnected = true;
            standing = standing.withoutConnection();
        });
    }

    @Override
    public void trust(ServerCertificate certificate) {
        tell(one -> one.trust(certificate), () -> next.thenAccept(one -> one.trust(certificate)));
    }

    @Override
    public Subscription subscribe(Consumer<SignalingEvent> consumer) {
        Courier<SignalingEvent> courier = couriers.to(consumer);
        Subscriber subscriber = new Subscriber(courier);
        synchronized (this) {
            subscribers.add(subscriber);
            if (provider != null) {
                subscriber.follow(provider);
            }
        }
        return () -> {
            subscribers.remove(subscriber);
            subscriber.leave();
            courier.close();
        };
    }

    private <T> CompletionStage<T> ask(Function<SignalingClient, CompletionStage<T>> request) {
        Class<?> caller = CALLERS.walk(frames -> frames.map(StackWalker.StackFrame::getDeclaringClass).filter(type -> type != LastingClient.class).findFirst()).orElse(LastingClient.class);
        return Couriers.isGuest(caller) ? brought(caller, request(request)) : request(request);
    }

    /** What depends on the stage runs on a thread lent to the caller's bundle. */
    private <T> CompletionStage<T> brought(Class<?> caller, CompletionStage<T> stage) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Courier<Runnable> courier = couriers.to(caller, Runnable::run);
        stage.whenComplete((value, failure) -> courier.accept(() -> complete(result, value, failure)));
        return result;
    }

    private <T> CompletionStage<T> request(Function<SignalingClient, CompletionStage<T>> request) {
        SignalingProvider now = provider;
        if (now != null) {
            return request.apply(now);
        }
        CompletableFuture<T> result = new CompletableFuture<>();
        next.copy().orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS).whenComplete((arrived, late) -> {
            if (late != null) {
                result.completeExceptionally(absent());
                return;
            }
            request.apply(arrived).whenComplete((value, failure) -> complete(result, value, failure));
        });
        return result;
    }

    private static <T> void complete(CompletableFuture<T> result, T value, Throwable failure) {
        if (failure == null) {
            result.complete(value);
        } else {
            result.completeExceptionally(failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure);
        }
    }

    private void tell(Consumer<SignalingClient> news, Runnable otherwise) {
        SignalingProvider now = provider;
        if (now == null) {
            synchronized (this) {
                now = provider;
                if (now == null) {
                    otherwise.run();
                    return;
                }
            }
        }
        news.accept(now);
    }

    private static SignalingException absent() {
        return new SignalingException(Kind.NOT_CONNECTED, "No bundle is started that connects to servers: start signaling.client.", null);
    }

    /** Hears one provider after another. */
    private static final class Subscriber {
        private final Consumer<SignalingEvent> consumer;
        private Subscription subscription = () -> { };
        private boolean left;

        Subscriber(Consumer<SignalingEvent> consumer) {
            this.consumer = consumer;
        }

        synchronized void follow(SignalingProvider provider) {
            subscription.close();
            if (!left) {
                subscription = provider.subscribe(consumer);
            }
        }

        synchronized void leave() {
            left = true;
            subscription.close();
        }
    }
}
