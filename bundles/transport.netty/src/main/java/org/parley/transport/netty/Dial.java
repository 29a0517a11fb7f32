package org.parley.transport.netty;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.ScheduledFuture;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.parley.transport.CloseReason;
import org.parley.transport.ConnectOptions;
import org.parley.transport.Connection;
import org.parley.transport.ConnectionListener;
import org.parley.transport.TransportException;
import org.parley.transport.TransportException.Kind;

/** One attempt to connect: the addresses of the host one after another, then the handshakes, all within one timeout. */
final class Dial implements Opening.Outcome {
    private final Address address;
    private final ConnectOptions options;
    private final ConnectionListener listener;
    private final Wire wire;
    private final SocketKind sockets;
    private final Loop loop;
    private final CompletableFuture<Connection> result = new CompletableFuture<>();
    private final long deadline;

    private ScheduledFuture<?> timer;
    private ClientTls tls;
    private Channel channel;
    private Iterator<InetAddress> left;
    private int leftCount;
    private boolean over;

    Dial(Address address, ConnectOptions options, ConnectionListener listener, Wire wire, SocketKind sockets, Loop loop) {
        this.address = address;
        this.options = options;
        this.listener = listener;
        this.wire = wire;
        this.sockets = sockets;
        this.loop = loop;
        this.deadline = System.nanoTime() + Limits.nanos(options.connectTimeout());
    }

    CompletableFuture<Connection> result() {
        return result;
    }

    Address address() {
        return address;
    }

    /** Starts the clock; on any thread. */
    void begin() {
        onLoop(() -> {
            if (!over) {
                timer = loop.executor().schedule(this::timedOut, Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            }
        });
    }

    /** Goes on with what was found; on any thread. */
    void found(InetAddress[] addresses, ClientTls clientTls) {
        onLoop(() -> {
            tls = clientTls;
            left = List.copyOf(Arrays.asList(addresses)).iterator();
            leftCount = addresses.length;
            tryNext();
        });
    }

    /** Ends it, if it is not over; on any thread. */
    void fail(TransportException why) {
        onLoop(() -> failNow(why));
    }

    private void onLoop(Runnable task) {
        try {
            loop.executor().execute(task);
        } catch (RejectedExecutionException ended) {
            result.completeExceptionally(Failures.stopped(address));
        }
    }

    private void failNow(TransportException why) {
        if (over) {
            return;
        }
        over = true;
        if (timer != null) {
            timer.cancel(false);
        }
        if (channel != null) {
            Sockets.close(channel);
        }
        result.completeExceptionally(why);
    }

    private void timedOut() {
        failNow(Failures.connecting(address, Kind.TIMEOUT, "no answer within " + options.connectTimeout().toMillis() + " ms", null));
    }

    private void tryNext() {
        if (over) {
            return;
        }
        SslHandler secure;
        try {
            secure = tls == null ? null : tls.handler();
        } catch (SSLException e) {
            failNow(Failures.connecting(address, Kind.TLS, Failures.text(e), e));
            return;
        }
        long share = TimeUnit.NANOSECONDS.toMillis(Math.max(0, deadline - System.nanoTime())) / leftCount--;
        Bootstrap bootstrap = new Bootstrap().group(loop.executor()).channel(sockets.connected()).disableResolver()
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) Math.min(Math.max(share, 1), Integer.MAX_VALUE))
            .handler(new ChannelInitializer<Channel>() {
                @Override
                protected void initChannel(Channel fresh) {
                    prepare(fresh, secure);
                }
            });
        ChannelFuture connecting = bootstrap.connect(new InetSocketAddress(left.next(), address.port()));
        channel = connecting.channel();
        connecting.addListener(this::connected);
    }

    private void prepare(Channel fresh, SslHandler secure) {
        if (secure != null) {
            fresh.pipeline().addLast(secure);
        }
        Limits limits = new Limits(options.timeout(), options.maxFrameBytes(), options.maxUnsentBytes());
        fresh.pipeline().addLast(new Opening(fresh, loop, address, wire, limits, null, this));
    }

    private void connected(Future<? super Void> connecting) {
        if (connecting.isSuccess()) {
            return;
        }
        if (left.hasNext()) {
            tryNext();
        } else {
            failNow(Failures.connecting(address, connecting.cause()));
        }
    }

    @Override
    public void opened(NettyConnection connection) {
        timer.cancel(false);
        connection.tell(listener);
        connection.watchOwnAddress();
        boolean wanted = !over && result.complete(connection);
        over = true;
        if (!wanted) {
            // too late, or the caller has cancelled: nobody is told of this connection
            connection.tell(null);
            connection.end(new CloseReason(CloseReason.Kind.LOCAL, "nobody waits for it any more"));
        }
    }

    @Override
    public void failed(Kind kind, String detail, Throwable cause) {
        if (tls != null && tls.refused() != null) {
            String why = "the certificate " + tls.refused().fingerprint() + " is not trusted";
            failNow(new TransportException(Kind.CERTIFICATE, "cannot connect to " + address + ": " + why, cause, tls.refused()));
        } else {
            failNow(Failures.connecting(address, kind, detail, cause));
        }
    }
}
