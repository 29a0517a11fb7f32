package org.parley.transport.netty;

import io.netty.channel.Channel;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.util.function.ToIntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who makes sockets and waits for them: Linux's epoll by native code, which takes half a KiB less of heap for each, where its bundles are installed and
 * their library can be loaded; elsewhere Java.
 *
 * @param file the number of a connection's file; 0 where it is not known
 */
record SocketKind(IoHandlerFactory handlers, Class<? extends ServerSocketChannel> listening, Class<? extends SocketChannel> connected, ToIntFunction<Channel> file) {
    private static final Logger LOG = LoggerFactory.getLogger(SocketKind.class);

    /** The first of the two that works here. */
    static SocketKind best() {
        try {
            if (Epoll.isAvailable()) {
                return new SocketKind(EpollIoHandler.newFactory(), EpollServerSocketChannel.class, EpollSocketChannel.class,
                    connection -> ((EpollSocketChannel) connection).fd().intValue());
            }
            LOG.debug("sockets are Java's: epoll cannot be used", Epoll.unavailabilityCause());
        } catch (LinkageError e) {
            LOG.debug("sockets are Java's: the bundles for epoll are not installed");
        }
        return new SocketKind(NioIoHandler.newFactory(), NioServerSocketChannel.class, NioSocketChannel.class, connection -> 0);
    }
}
