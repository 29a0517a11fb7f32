package org.parley.signaling.client.internal;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.parley.protocol.Codec;
import org.parley.protocol.MalformedMessageException;
import org.parley.protocol.Message;
import org.parley.transport.CloseReason;
import org.parley.transport.Connection;
import org.parley.transport.ConnectionListener;
import org.parley.transport.Frame;

/** The server's side of it is the test. */
final class FakeConnection implements Connection {
    final List<Message> sent = new ArrayList<>();
    final ConnectionListener listener;
    private final InetSocketAddress remote;
    private final boolean secure;
    boolean open = true;
    boolean writable = true;
    boolean finished;
    Duration timeout;

    FakeConnection(ConnectionListener listener, String address, boolean secure) {
        this.listener = listener;
        this.remote = new InetSocketAddress(address, 7400);
        this.secure = secure;
    }

    /** A message of the server comes in. */
    void say(Message message) {
        listener.onMessage(Frame.of(Codec.encode(message)));
    }

    void say(String json) {
        listener.onMessage(Frame.of(json.getBytes(StandardCharsets.UTF_8)));
    }

    void lose(CloseReason reason) {
        if (open) {
            open = false;
            listener.onClosed(reason);
        }
    }

    void lose(CloseReason.Kind kind) {
        lose(new CloseReason(kind, "by the test"));
    }

    /** The messages of that type that were sent. */
    <T extends Message> List<T> sent(Class<T> type) {
        return sent.stream().filter(type::isInstance).map(type::cast).toList();
    }

    <T extends Message> T last(Class<T> type) {
        List<T> all = sent(type);
        if (all.isEmpty()) {
            throw new AssertionError("no " + type.getSimpleName() + " was sent, but " + sent);
        }
        return all.get(all.size() - 1);
    }

    @Override
    public boolean send(Frame frame) {
        if (!open || !writable) {
            return false;
        }
        try {
            sent.add(Codec.decode(frame.bytes()));
        } catch (MalformedMessageException e) {
            throw new AssertionError(e);
        }
        return true;
    }

    @Override
    public void finish() {
        finished = true;
        lose(CloseReason.Kind.LOCAL);
    }

    @Override
    public void close() {
        lose(CloseReason.Kind.LOCAL);
    }

    @Override
    public void timeout(Duration duration) {
        timeout = duration;
    }

    @Override
    public long id() {
        return 1;
    }

    @Override
    public InetSocketAddress remoteAddress() {
        return remote;
    }

    @Override
    public boolean secure() {
        return secure;
    }

    @Override
    public long openedNanos() {
        return 0;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public long unsentBytes() {
        return 0;
    }
}
