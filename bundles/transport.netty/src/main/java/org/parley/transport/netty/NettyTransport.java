package org.parley.transport.netty;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.util.concurrent.EventExecutor;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.X509ExtendedTrustManager;
import org.parley.transport.Acceptor;
import org.parley.transport.ConnectOptions;
import org.parley.transport.Connection;
import org.parley.transport.ConnectionListener;
import org.parley.transport.ListenOptions;
import org.parley.transport.Listener;
import org.parley.transport.Transport;
import org.parley.transport.TransportException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A transport on event loops of its own, named {@code parley-<role>-<n>}. A provider extends it and calls {@link #stop} when it is
 * deactivated. Host names are looked up, and certificate authorities are read, on a thread of their own
 * ({@code parley-<role>-resolve-<n>}) that lives only while there is something to do. The handshakes of TLS that are accepted are computed on as many threads as there are
 * event loops ({@code parley-<role>-tls-<n>}), from the first secure listener on.
 */
public abstract class NettyTransport implements Transport {
    private static final Logger LOG = LoggerFactory.getLogger(NettyTransport.class);
    private static final long STOP_MILLIS = 1_900;
    private static final int RESOLVERS = 2;

    private final List<Scheme> schemes;
    private final Wire wire;
    private final SocketKind sockets = SocketKind.best();
    private final EventLoopGroup group;
    private final Map<EventLoop, Loop> loops = new HashMap<>();
    private final Threads loopThreads;
    private final ExecutorService resolver;
    private final Threads resolverThreads;
    private final Handshakes handshakes;
    private final Set<Dial> dials = ConcurrentHashMap.newKeySet();
    private final Set<NettyListener> listeners = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean stopped = new AtomicBoolean();
    private volatile X509ExtendedTrustManager platformTrust;

    /**
     * Starts the event loops.
     *
     * @param role    part of the threads' names
     * @param threads 1 to 16 event loops
     * @param sweep   how often timeouts are looked for: a second, shorter in tests that cannot wait so long
     * @throws IllegalArgumentException when {@code threads} is out of range
     */
    protected NettyTransport(String role, int threads, List<Scheme> schemes, Wire wire, Duration sweep) {
        if (threads < 1 || threads > 16) {
            throw new IllegalArgumentException("threads = " + threads + ": must be 1 to 16");
        }
        this.schemes = List.copyOf(schemes);
        this.wire = wire;
        this.loopThreads = new Threads("parley-" + role + "-");
        this.group = new MultiThreadIoEventLoopGroup(threads, loopThreads, sockets.handlers());
        for (EventExecutor executor : group) {
            loops.put((EventLoop) executor, new Loop((EventLoop) executor, sweep));
        }
        this.resolverThreads = new Threads("parley-" + role + "-resolve-");
        ThreadPoolExecutor pool =
            new ThreadPoolExecutor(RESOLVERS, RESOLVERS, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), resolverThreads);
        pool.allowCoreThreadTimeOut(true);
        this.resolver = pool;
        this.handshakes = new Handshakes("parley-" + role + "-tls-", threads);
    }

    @Override
    public final CompletionStage<Connection> connect(URI uri, ConnectOptions options, ConnectionListener listener) {
        Address address = Address.of(uri, schemes);
        if (address.port() == 0) {
            throw new IllegalArgumentException("the address '" + uri + "' cannot be used: the port must be 1 to 65535");
        }
        Objects.requireNonNull(listener, "listener");
        Dial dial = new Dial(address, options, listener, wire, sockets, loops.get(group.next()));
        dials.add(dial);
        dial.result().whenComplete((connection, failure) -> dials.remove(dial));
        try {
            dial.begin();
            resolver.execute(() -> resolve(dial, options));
            if (stopped.get()) {
                dial.fail(Failures.stopped(address));
            }
        } catch (RejectedExecutionException e) {
            dial.result().completeExceptionally(Failures.stopped(address));
        }
        return dial.result();
    }

    private void resolve(Dial dial, ConnectOptions options) {
        Address address = dial.address();
        try {
            InetAddress[] found = InetAddress.getAllByName(address.host());
            dial.found(found, address.scheme().secure() ? new ClientTls(address, options.trust(), platformTrust()) : null);
        } catch (UnknownHostException e) {
            dial.fail(Failures.connecting(address, e));
        } catch (GeneralSecurityException e) {
            dial.fail(Failures.connecting(address, TransportException.Kind.TLS, Failures.text(e), e));
        } catch (RejectedExecutionException e) {
            LOG.debug("{}: the transport was stopped meanwhile", address);
        }
    }

    /** Read once, when first needed. */
    private X509ExtendedTrustManager platformTrust() throws GeneralSecurityException {
        X509ExtendedTrustManager trust = platformTrust;
        if (trust == null) {
            trust = Tls.platformTrust();
            platformTrust = trust;
        }
        return trust;
    }

    @Override
    public final Listener listen(URI uri, ListenOptions options, Acceptor acceptor) throws TransportException {
        Address address = Address.of(uri, schemes);
        if (address.path() != null && !address.path().equals(address.scheme().path())) {
            throw new IllegalArgumentException("the address '" + uri + "' cannot be used: the path is always " + address.scheme().path());
        }
        if (address.scheme().secure() && options.identity() == null) {
            throw new IllegalArgumentException("the address '" + uri + "' cannot be used: " + address.scheme().name() + " needs a TLS identity");
        }
        Objects.requireNonNull(acceptor, "acceptor");
        NettyListener listener = new NettyListener(address, options, acceptor, wire, this::loopOf, handshakes, listeners::remove);
        if (stopped.get()) {
            throw Failures.stopped(address);
        }
        try {
            listener.bind(group, sockets);
        } catch (RejectedExecutionException e) {
            throw Failures.stopped(address);
        }
        listeners.add(listener);
        if (stopped.get()) {
            listener.close();
            throw Failures.stopped(address);
        }
        return listener;
    }

    @Override
    public final Duration lag() {
        return loops.values().stream().map(Loop::lag).max(Duration::compareTo).orElse(Duration.ZERO);
    }

    private Loop loopOf(Channel channel) {
        return loops.get(channel.eventLoop());
    }

    /**
     * Closes everything that was handed out and ends all threads; every listener is told first. Idempotent; takes at most 2 s, and
     * returns at once when called on one of the event loops, which then end by themselves.
     */
    protected final void stop() {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(STOP_MILLIS);
        boolean wait = !loopThreads.containCurrent() && !resolverThreads.containCurrent();
        try {
            if (stopped.compareAndSet(false, true)) {
                CompletableFuture<?> told = beginStop();
                if (wait) {
                    told.get(STOP_MILLIS / 2, TimeUnit.MILLISECONDS);
                }
            }
        } catch (TimeoutException | ExecutionException e) {
            LOG.warn("not every listener could be told of the stop in time: something holds an event loop");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        group.shutdownGracefully(0, STOP_MILLIS, TimeUnit.MILLISECONDS);
        try {
            if (wait && !(loopThreads.join(deadline) && resolverThreads.join(deadline) && handshakes.join(deadline))) {
                LOG.warn("a thread did not end within {} ms", STOP_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Completes when every listener has been told. */
    private CompletableFuture<?> beginStop() {
        resolver.shutdownNow();
        handshakes.stop();
        loops.values().forEach(Loop::beginStop);
        listeners.forEach(NettyListener::beginClose);
        dials.forEach(dial -> dial.fail(Failures.stopped(dial.address())));
        return CompletableFuture.allOf(loops.values().stream().map(Loop::stop).toArray(CompletableFuture[]::new));
    }
}
