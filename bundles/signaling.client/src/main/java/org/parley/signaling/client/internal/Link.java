package org.parley.signaling.client.internal;

import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.parley.protocol.Codec;
import org.parley.protocol.ErrorCode;
import org.parley.protocol.MalformedMessageException;
import org.parley.protocol.Message;
import org.parley.protocol.MessageFields;
import org.parley.signaling.DisconnectReason;
import org.parley.signaling.SignalingException;
import org.parley.signaling.SignalingException.Kind;
import org.parley.transport.CloseReason;
import org.parley.transport.ConnectOptions;
import org.parley.transport.Connection;
import org.parley.transport.ConnectionListener;
import org.parley.transport.Frame;
import org.parley.transport.FramingError;
import org.parley.transport.Transport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One attempt to connect, and the connection that comes of it. Decodes on the connection's event loop and hands over to the client's loop, in order. Whatever ends it
 * (a failed write, an exception, silence, the peer), {@link #isOpen} is false at once, and the owner is told once, behind the messages that came before.
 */
final class Link implements ConnectionListener {
    /** Is called on the loop. */
    interface Owner {
        void opened(Link link);

        void received(Link link, Message message);

        void ended(Link link, Ending ending);
    }

    private static final Logger LOG = LoggerFactory.getLogger(Link.class);
    /** A server may send faster than a subscriber that blocks takes it; memory must not run out over that. */
    private static final long MAX_UNHANDLED_BYTES = 16L << 20;

    private static final Set<String> SERVER_TYPES =
            Set.of("welcome", "registered", "logged-in", "logged-out", "peers", "presence", "pong", "error");

    private final Loop loop;
    private final Owner owner;
    private final Requests requests;
    private final AtomicBoolean ended = new AtomicBoolean();
    private final AtomicLong unhandledBytes = new AtomicLong();
    private volatile Connection connection;
    private volatile int maxFrameBytes = 65_536;
    private volatile long heardNanos;
    private boolean heard;

    Link(Loop loop, Owner owner) {
        this.loop = loop;
        this.owner = owner;
        this.requests = new Requests(loop, this);
    }

    void open(Transport transport, URI server, ConnectOptions options) {
        try {
            transport.connect(server, options, this).whenComplete(this::opened);
        } catch (RuntimeException e) {
            end(Ending.of(e));
        }
    }

    private void opened(Connection opened, Throwable failure) {
        if (failure != null) {
            end(Ending.of(failure));
            return;
        }
        connection = opened;
        heardNanos = loop.nanoTime();
        if (ended.get()) {
            opened.close();
        } else {
            post(() -> owner.opened(this));
        }
    }

    /** From now on messages of up to that size may be sent. */
    void maxFrameBytes(int bytes) {
        maxFrameBytes = bytes;
    }

    Connection connection() {
        return connection;
    }

    /** What was asked over this link. */
    Requests requests() {
        return requests;
    }

    /** False from the moment it is lost or closed. */
    boolean isOpen() {
        Connection current = connection;
        return !ended.get() && current != null && current.isOpen();
    }

    /** When the last message came. */
    long heardNanos() {
        return heardNanos;
    }

    /**
     * Sends; any thread may call.
     *
     * @throws SignalingException NOT_CONNECTED when it could not be handed over, and the link is then lost; {@code frame-too-large} without harm to the link
     */
    void send(Message message) throws SignalingException {
        byte[] utf8 = Codec.encode(message);
        if (utf8.length > maxFrameBytes) {
            throw new SignalingException(ErrorCode.FRAME_TOO_LARGE.wire(),
                    "The message has " + utf8.length + " bytes; the server takes up to " + maxFrameBytes + ".", -1);
        }
        if (!isOpen() || !connection.send(Frame.of(utf8))) {
            end(new Ending(DisconnectReason.CONNECTION_LOST, "a message could not be written"));
            throw new SignalingException(Kind.NOT_CONNECTED, "The connection to the server is lost.", null);
        }
    }

    @Override
    public void onMessage(Frame frame) {
        heardNanos = loop.nanoTime();
        heard = true;
        if (ended.get()) {
            return;
        }
        try {
            handOver(Codec.decode(frame.bytes()), frame.length());
        } catch (MalformedMessageException e) {
            malformed(e, frame.bytes());
        } catch (RuntimeException e) {
            LOG.warn("a message of the server could not be read", e);
            end(new Ending(DisconnectReason.CONNECTION_LOST, "reading failed: " + e));
        }
    }

    private void handOver(Message message, int length) {
        if (unhandledBytes.addAndGet(length) > MAX_UNHANDLED_BYTES) {
            end(new Ending(DisconnectReason.CONNECTION_LOST, "messages come faster than they are handled"));
            return;
        }
        post(() -> {
            unhandledBytes.addAndGet(-length);
            owner.received(this, message);
        });
    }

    private void malformed(MalformedMessageException e, ByteBuffer utf8) {
        if (e.field() != null && isFromElsewhere(utf8)) {
            LOG.warn("a message with a wrong field {} is ignored: {}", e.field(), e.getMessage());
        } else {
            end(new Ending(DisconnectReason.PROTOCOL, "the server broke the protocol: " + e.getMessage()));
        }
    }

    /** Other clients' messages are passed on by the server as they are: a wrong field in one must not cost the connection. */
    private static boolean isFromElsewhere(ByteBuffer utf8) {
        try {
            return !SERVER_TYPES.contains(MessageFields.read(utf8).type());
        } catch (MalformedMessageException e) {
            return false;
        }
    }

    @Override
    public void onBroken(FramingError error) {
        String hint = heard ? "" : "; perhaps its address begins with another scheme";
        end(new Ending(DisconnectReason.PROTOCOL, "the server broke the framing: " + error + hint));
    }

    @Override
    public void onClosed(CloseReason reason) {
        if (!ended.get()) { // of what was finished nobody wants to know; its bundle may be gone
            end(Ending.of(reason));
        }
    }

    /** Ends it for {@code ending} and tells the owner; any thread may call, the first one counts. */
    void end(Ending ending) {
        if (ended.compareAndSet(false, true)) {
            Connection current = connection;
            if (current != null) {
                current.close();
            }
            post(() -> owner.ended(this, ending));
        }
    }

    /** Ends it gracefully; the owner is not told. */
    void finish() {
        if (ended.compareAndSet(false, true)) {
            Connection current = connection;
            if (current != null) {
                current.finish();
            }
        }
    }

    private void post(Runnable task) {
        try {
            loop.execute(task);
        } catch (RejectedExecutionException e) {
            finish();
        }
    }
}
