package org.parley.call.internal;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.parley.protocol.IceServer;
import org.parley.protocol.PeerMessage;
import org.parley.signaling.DisconnectReason;
import org.parley.signaling.Peer;
import org.parley.signaling.PeerList;
import org.parley.signaling.ServerCertificate;
import org.parley.signaling.Session;
import org.parley.signaling.SignalingClient;
import org.parley.signaling.SignalingEvent;
import org.parley.signaling.SignalingException;
import org.parley.signaling.SignalingState;
import org.parley.signaling.Subscription;

/** A client of the {@link FakeServer}. */
final class FakeSignaling implements SignalingClient {
    private final World world;
    private final FakeServer server;
    private final String name;
    private final List<Consumer<SignalingEvent>> subscribers = new ArrayList<>();
    private volatile Optional<Session> session;
    private volatile boolean connected = true;
    boolean busy;
    /** Thrown by whatever is to be sent, unless null. */
    Error broken;
    /** What the next login brings. */
    List<IceServer> iceServers = List.of();

    FakeSignaling(FakeServer server, String name) {
        this.world = server.world;
        this.server = server;
        this.name = name;
        this.session = Optional.of(new Session(name, "token-" + name, 0, List.of()));
        server.join(this);
    }

    String name() {
        return name;
    }

    void tell(SignalingEvent event) {
        world.later(() -> List.copyOf(subscribers).forEach(subscriber -> subscriber.accept(event)));
    }

    void received(PeerMessage message) {
        tell(new SignalingEvent.MessageReceived(message));
    }

    void refused(PeerMessage message, String code) {
        long id = message instanceof PeerMessage.Offer offer ? offer.id() : message instanceof PeerMessage.Answer answer ? answer.id()
                : message instanceof PeerMessage.Bye bye ? bye.id() : 0;
        tell(new SignalingEvent.MessageRefused(message.call(), id, code, message.to() + " is not online"));
    }

    /** The connection is lost; the session lives on. */
    void lose() {
        if (connected) {
            connected = false;
            tell(new SignalingEvent.Disconnected(DisconnectReason.CONNECTION_LOST, "lost"));
            tell(new SignalingEvent.Reconnecting(1, Duration.ofMillis(500)));
        }
    }

    /** The connection is back, by token. */
    void comeBack() {
        if (!connected) {
            connected = true;
            boolean resumed = server.isOnline(name);
            server.join(this);
            logIn(resumed);
            server.deliverQueued(this);
        }
    }

    /** A login, or a refresh of one, has brought a token and ICE servers. */
    void logIn(boolean resumed) {
        session = Optional.of(new Session(name, "token-" + name, 0, iceServers));
        tell(new SignalingEvent.LoggedIn(session.orElseThrow(), resumed));
    }

    /** The session is over: {@code reason} is why. */
    void endSession(DisconnectReason reason) {
        connected = false;
        session = Optional.empty();
        server.endSession(name);
        tell(new SignalingEvent.Disconnected(reason, "ended"));
        tell(new SignalingEvent.LoggedOut(reason));
    }

    @Override
    public SignalingState state() {
        return connected ? SignalingState.LOGGED_IN : SignalingState.RECONNECTING;
    }

    @Override
    public boolean isConnected() {
        return connected;
    }

    @Override
    public Optional<Session> session() {
        return session;
    }

    @Override
    public Optional<URI> server() {
        return Optional.of(URI.create("tls://example.org:7443"));
    }

    @Override
    public CompletionStage<PeerList> peers(String query, int limit) {
        if (!connected) {
            return CompletableFuture.failedFuture(new SignalingException(SignalingException.Kind.NOT_CONNECTED, "not connected", null));
        }
        boolean online = server.isOnline(query);
        return CompletableFuture.completedFuture(new PeerList(online ? List.of(new Peer(query, Peer.Status.BUSY)) : List.of(), online ? 1 : 0, true));
    }

    @Override
    public void busy(boolean now) {
        busy = now;
    }

    @Override
    public void send(PeerMessage message) throws SignalingException {
        if (broken != null) {
            throw broken;
        }
        if (!connected || session.isEmpty()) {
            throw new SignalingException(SignalingException.Kind.NOT_CONNECTED, "not connected", null);
        }
        world.later(() -> server.later(() -> server.accept(this, message)));
    }

    @Override
    public Subscription subscribe(Consumer<SignalingEvent> subscriber) {
        subscribers.add(subscriber);
        return () -> subscribers.remove(subscriber);
    }

    @Override
    public CompletionStage<Void> connect(URI uri) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<Void> register(String username, String password) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<Session> login(String username, String password) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<Session> resume(String token) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<Void> logout() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void disconnect() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void trust(ServerCertificate certificate) {
        throw new UnsupportedOperationException();
    }
}
