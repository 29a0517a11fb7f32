package org.parley.transport.netty;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.util.concurrent.ScheduledFuture;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.net.ssl.SSLException;
import org.parley.transport.Acceptor;
import org.parley.transport.CloseReason;
import org.parley.transport.ConnectionListener;
import org.parley.transport.ListenOptions;
import org.parley.transport.Listener;
import org.parley.transport.TransportException;
import org.parley.transport.TransportException.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A listening socket, and the connections that are not open yet. */
final class NettyListener implements Listener {
    private static final Logger LOG = LoggerFactory.getLogger(NettyListener.class);
    private static final long CLOSE_MILLIS = 1_000;
    private static final long PROXY_PAUSE_NANOS = TimeUnit.MINUTES.toNanos(10);
    private static final int READS_AT_ONCE = 16;
    /** As by default, but one for all: each connection has its own guess at how much comes next. */
    private static final RecvByteBufAllocator READ_SIZES = new AdaptiveRecvByteBufAllocator().maxMessagesPerRead(READS_AT_ONCE);

    private final Address address;
    private final ListenOptions options;
    private final Limits limits;
    private final Acceptor acceptor;
    private final Wire wire;
    private final Function<Channel, Loop> loops;
    private final Handshakes handshakes;
    private final Consumer<NettyListener> onClose;
    private final ServerTls tls;
    private final Set<Channel> opening = ConcurrentHashMap.newKeySet();
    private final AtomicLong proxyDue = new AtomicLong(System.nanoTime());
    private Channel server;
    private URI uri;
    private final CompletableFuture<Void> released = new CompletableFuture<>();
    private volatile boolean closed;

    NettyListener(Address address, ListenOptions options, Acceptor acceptor, Wire wire, Function<Channel, Loop> loops,
            Handshakes handshakes, Consumer<NettyListener> onClose) {
        this.address = address;
        this.options = options;
        this.limits = new Limits(options.timeout(), options.maxFrameBytes(), options.maxUnsentBytes());
        this.acceptor = acceptor;
        this.wire = wire;
        this.loops = loops;
        this.handshakes = handshakes;
        this.onClose = onClose;
        this.tls = address.scheme().secure() ? new ServerTls(options.identity()) : null;
    }

    void bind(EventLoopGroup group, SocketKind sockets) throws TransportException {
        checkIdentity();
        if (tls != null) {
            handshakes.begin();
        }
        ServerBootstrap bootstrap = new ServerBootstrap().group(group).channel(sockets.listening())
            .childOption(ChannelOption.RECVBUF_ALLOCATOR, READ_SIZES).handler(new AcceptFailures(address, SpareFiles.of(sockets))).childHandler(new ChannelInitializer<Channel>() {
                @Override
                protected void initChannel(Channel fresh) {
                    prepare(fresh);
                }
            });
        ChannelFuture binding;
        try {
            binding = bootstrap.bind(new InetSocketAddress(InetAddress.getByName(address.host()), address.port()));
        } catch (UnknownHostException e) {
            throw Failures.binding(address, e);
        }
        binding.awaitUninterruptibly();
        if (!binding.isSuccess()) {
            throw Failures.binding(address, binding.cause());
        }
        server = binding.channel();
        uri = address.uri(((InetSocketAddress) server.localAddress()).getPort());
    }

    private void checkIdentity() throws TransportException {
        try {
            if (tls != null) {
                tls.check();
            }
        } catch (SSLException | RuntimeException e) {
            throw new TransportException(Kind.TLS, "cannot listen on " + address + ": the TLS identity cannot be used: " + Failures.text(e), e);
        }
    }

    private void prepare(Channel fresh) {
        if (closed) {
            fresh.close();
            return;
        }
        Arrival arrival = new Arrival(fresh);
        if (!arrival.isProxy() && !arrival.admit()) {
            fresh.close();
            return;
        }
        try {
            if (tls != null) {
                tls.secure(fresh, handshakes);
            }
        } catch (SSLException | RuntimeException | Error e) { // also of a heap that has no room: its place is to be had again
            LOG.error("{}: a connection is refused, the TLS identity cannot be used", address, e);
            arrival.left();
            fresh.close();
            return;
        }
        arrival.begin();
    }

    /** A connection on its way to the acceptor; nothing of it stays when it is open. */
    private final class Arrival implements Opening.Outcome {
        private final Channel channel;
        private final Origin origin;
        private final Opening stages;
        private ScheduledFuture<?> timer;
        /** Null while the acceptor does not know of it. */
        private Runnable admission;

        Arrival(Channel channel) {
            this.channel = channel;
            origin = new Origin((InetSocketAddress) channel.remoteAddress(), options.trustedProxies());
            stages = new Opening(channel, loops.apply(channel), address, wire, limits, origin, this);
        }

        boolean isProxy() {
            return origin.isProxy();
        }

        /** False when the acceptor will not have it. */
        boolean admit() {
            admission = acceptor.arriving(stages.remoteAddress());
            return admission != null;
        }

        private void left() {
            if (admission != null) {
                admission.run();
                admission = null;
            }
        }

        void begin() {
            opening.add(channel);
            timer = channel.eventLoop().schedule(this::tooLate, Limits.nanos(options.handshakeTimeout()), TimeUnit.NANOSECONDS);
            if (origin.isProxy()) {
                channel.pipeline().addFirst(new ProxyHeader(origin, stages, this::admit)); // before TLS
            }
            channel.pipeline().addLast(stages);
        }

        private void tooLate() {
            opening.remove(channel);
            left();
            Sockets.close(channel);
        }

        private void over() {
            opening.remove(channel);
            timer.cancel(false);
            left();
        }

        @Override
        public void opened(NettyConnection connection) {
            over();
            accept(connection);
        }

        @Override
        public void failed(Kind kind, String detail, Throwable cause) {
            over();
            LOG.debug("{}: no connection with {}: {}", address, stages.remoteAddress(), detail);
            if (ProxyHeader.isIn(cause)) {
                tellOfProxy(stages.remoteAddress());
            }
        }
    }

    /** Once in a while: strangers can cause it as well. */
    private void tellOfProxy(InetSocketAddress remote) {
        long now = System.nanoTime();
        long due = proxyDue.get();
        if (now - due >= 0 && proxyDue.compareAndSet(due, now + PROXY_PAUSE_NANOS)) {
            LOG.warn("{}: {} sends headers of the PROXY protocol and is not trusted; if it is your proxy, name it in trustedProxies", address, remote.getHostString());
        }
    }

    private void accept(NettyConnection connection) {
        if (closed) {
            connection.close();
            return;
        }
        ConnectionListener listener = null;
        try {
            listener = acceptor.accepted(connection);
        } catch (Throwable t) {
            LOG.error("{}: {} is closed, the acceptor failed", address, connection, t);
        }
        if (listener == null) {
            connection.end(new CloseReason(CloseReason.Kind.FAILED, "it was not accepted"));
        } else {
            connection.tell(listener);
        }
    }

    @Override
    public URI uri() {
        return uri;
    }

    @Override
    public void close() {
        beginClose();
        try {
            if (!server.eventLoop().inEventLoop() && !server.eventLoop().isShuttingDown()) {
                released.get(CLOSE_MILLIS, TimeUnit.MILLISECONDS);
            }
        } catch (TimeoutException | ExecutionException e) {
            LOG.warn("{}: the port is not free yet, something holds the event loop", uri);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops accepting, and drops the connections that are not open yet. */
    void beginClose() {
        if (closed) {
            return;
        }
        closed = true;
        onClose.accept(this);
        opening.forEach(fresh -> fresh.eventLoop().execute(() -> Sockets.close(fresh)));
        // a closed socket that is registered with a selector listens on until the next select: what is scheduled runs after that
        server.close().addListener(done -> server.eventLoop().schedule(() -> released.complete(null), 1, TimeUnit.MILLISECONDS));
    }
}
