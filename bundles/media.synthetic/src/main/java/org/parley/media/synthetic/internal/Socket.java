package org.parley.media.synthetic.internal;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.UnresolvedAddressException;
import java.nio.channels.UnsupportedAddressTypeException;
import java.util.List;
import java.util.function.BiConsumer;
import org.parley.media.IceCandidate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The UDP socket of a session, on all addresses of the machine, and the selector that its thread waits in. */
final class Socket implements Link.Wire {
    private static final Logger LOG = LoggerFactory.getLogger(Socket.class);
    private static final int BUFFER_BYTES = 512 * 1024;
    /** So that a flood cannot keep the thread from its other duties. */
    private static final int MOST_AT_ONCE = 256;

    private final Meter meter;
    private final Selector selector;
    private final DatagramChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(2_048);

    Socket(Meter meter) throws IOException {
        this.meter = meter;
        selector = Selector.open();
        DatagramChannel opened = null;
        try {
            opened = DatagramChannel.open();
            opened.setOption(StandardSocketOptions.SO_RCVBUF, BUFFER_BYTES).setOption(StandardSocketOptions.SO_SNDBUF, BUFFER_BYTES);
            opened.bind(new InetSocketAddress(0)).configureBlocking(false);
            opened.register(selector, SelectionKey.OP_READ);
        } catch (IOException e) {
            selector.close();
            if (opened != null) {
                opened.close();
            }
            throw e;
        }
        channel = opened;
    }

    /** This machine's candidates; none where its addresses cannot be listed. */
    List<IceCandidate> candidates(String fragment) {
        try {
            return Candidates.local(((InetSocketAddress) channel.getLocalAddress()).getPort(), fragment);
        } catch (IOException e) {
            LOG.warn("the addresses of this machine cannot be listed: {}", e.getMessage());
            return List.of();
        }
    }

    /** Waits for a datagram or {@link #wake}. */
    void await(long millis) throws IOException {
        selector.select(millis);
        selector.selectedKeys().clear();
    }

    /** Any thread. */
    void wake() {
        selector.wakeup();
    }

    /** Hands over what has come; the buffer is good until {@code each} returns. */
    void receive(BiConsumer<ByteBuffer, InetSocketAddress> each) {
        try {
            for (int i = 0; i < MOST_AT_ONCE; i++) {
                InetSocketAddress from = (InetSocketAddress) channel.receive(buffer.clear());
                if (from == null) {
                    return;
                }
                each.accept(buffer.flip(), from);
            }
        } catch (IOException e) {
            LOG.debug("a datagram could not be received: {}", e.getMessage());
        }
    }

    @Override
    public void send(ByteBuffer datagram, InetSocketAddress to) {
        try {
            meter.sent(channel.send(datagram, to));
        } catch (IOException | UnsupportedAddressTypeException | UnresolvedAddressException | SecurityException e) {
            LOG.trace("a datagram could not be sent: {}", e.getMessage());
        }
    }

    @Override
    public void heard(int bytes) {
        meter.received(bytes);
    }

    void close() {
        try {
            channel.close();
            selector.close();
        } catch (IOException e) {
            LOG.debug("a socket could not be closed: {}", e.getMessage());
        }
    }
}
