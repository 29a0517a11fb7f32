package org.parley.signaling.client.internal;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.parley.protocol.Codec;
import org.parley.protocol.MalformedMessageException;
import org.parley.protocol.Message;
import org.parley.protocol.Reply;
import org.parley.protocol.Request;
import org.parley.transport.CloseReason;
import org.parley.transport.Connection;
import org.parley.transport.ConnectionListener;
import org.parley.transport.Frame;
import org.parley.transport.FramingError;
import org.parley.transport.ListenOptions;
import org.parley.transport.Listener;
import org.parley.transport.TlsIdentity;
import org.parley.transport.Transport;

/** Greets, and lets everybody in as alice. */
final class SmallServer implements AutoCloseable {
    final BlockingQueue<Connection> connections = new LinkedBlockingQueue<>();
    /** What came, pings left out. */
    final BlockingQueue<Message> received = new LinkedBlockingQueue<>();
    private final Listener listener;
    private final long timeoutMillis;

    SmallServer(Transport transport, URI uri, TlsIdentity identity, long timeoutMillis) throws IOException {
        this.timeoutMillis = timeoutMillis;
        ListenOptions options = identity == null ? ListenOptions.defaults() : ListenOptions.defaults().withIdentity(() -> identity);
        listener = transport.listen(uri, options, connection -> {
            connections.add(connection);
            return new Conversation(connection);
        });
    }

    URI uri() {
        return listener.uri();
    }

    @Override
    public void close() {
        listener.close();
        connections.forEach(Connection::close);
    }

    private final class Conversation implements ConnectionListener {
        private final Connection connection;

        Conversation(Connection connection) {
            this.connection = connection;
        }

        @Override
        public void onMessage(Frame frame) {
            try {
                Message message = Codec.decode(frame.bytes());
                if (message instanceof Request.Hello) {
                    say(new Reply.Welcome(1, null, 65_536, timeoutMillis / 3, timeoutMillis, 30_000));
                } else if (message instanceof Request.Login login) {
                    say(loggedIn(login.id(), false));
                } else if (message instanceof Request.Resume resume) {
                    say(loggedIn(resume.id(), true));
                }
                if (!(message instanceof Request.Ping)) {
                    received.add(message);
                }
            } catch (MalformedMessageException e) {
                throw new IllegalStateException(e);
            }
        }

        private Reply loggedIn(long re, boolean resumed) {
            return new Reply.LoggedIn(re, "alice", resumed, "token", System.currentTimeMillis() + 3_600_000, List.of());
        }

        private void say(Message message) {
            connection.send(Frame.of(Codec.encode(message)));
        }

        @Override
        public void onBroken(FramingError error) {
            connection.close();
        }

        @Override
        public void onClosed(CloseReason reason) {
            connections.remove(connection);
        }
    }
}
