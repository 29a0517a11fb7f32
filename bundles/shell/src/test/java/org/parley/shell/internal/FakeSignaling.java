package org.parley.shell.internal;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.parley.protocol.PeerMessage;
import org.parley.signaling.PeerList;
import org.parley.signaling.ServerCertificate;
import org.parley.signaling.Session;
import org.parley.signaling.SignalingClient;
import org.parley.signaling.SignalingEvent;
import org.parley.signaling.SignalingException;
import org.parley.signaling.SignalingState;
import org.parley.signaling.Subscription;

/** A connection that a test plays: notes what is asked, and fails as it was told to. */
final class FakeSignaling implements SignalingClient {
    final List<String> asked;
    final Deque<SignalingException> connectFailures = new ArrayDeque<>();
    final List<Consumer<SignalingEvent>> subscribers = new CopyOnWriteArrayList<>();
    SignalingException registerFailure;
    SignalingException loginFailure;
    /** What happens while the next login is under way. */
    Runnable during = () -> { };
    ServerCertificate rejects;
    PeerList peers = new PeerList(List.of(), 0, true);
    Session session;

    FakeSignaling() {
        this(new ArrayList<>());
    }

    /** Notes in {@code asked}, which others may write into as well: the order is seen then. */
    FakeSignaling(List<String> asked) {
        this.asked = asked;
    }

    void tell(SignalingEvent event) {
        subscribers.forEach(s -> s.accept(event));
    }

    @Override
    public SignalingState state() {
        return session == null ? SignalingState.DISCONNECTED : SignalingState.LOGGED_IN;
    }

    @Override
    public boolean isConnected() {
        return session != null;
    }

    @Override
    public Optional<URI> server() {
        return Optional.empty();
    }

    @Override
    public Optional<Session> session() {
        return Optional.ofNullable(session);
    }

    @Override
    public CompletionStage<Void> connect(URI server) {
        asked.add("connect " + server);
        SignalingException failure = connectFailures.poll();
        if (failure != null && rejects != null) {
            tell(new SignalingEvent.CertificateRejected(rejects, failure.kind() == SignalingException.Kind.CERTIFICATE_CHANGED));
        }
        return answer(failure, null);
    }

    @Override
    public CompletionStage<Void> register(String username, String password) {
        asked.add("register " + username + " " + password);
        return answer(registerFailure, null);
    }

    @Override
    public CompletionStage<Session> login(String username, String password) {
        asked.add("login " + username + " " + password);
        Runnable now = during;
        during = () -> { };
        now.run();
        if (loginFailure == null) {
            session = new Session(username, "token", 0, List.of());
        }
        return answer(loginFailure, session);
    }

    @Override
    public CompletionStage<Session> resume(String token) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<PeerList> peers(String query, int limit) {
        asked.add("peers " + query + " " + limit);
        return CompletableFuture.completedStage(peers);
    }

    @Override
    public void busy(boolean busy) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void send(PeerMessage message) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<Void> logout() {
        asked.add("logout");
        session = null;
        return CompletableFuture.completedStage(null);
    }

    @Override
    public void disconnect() {
        asked.add("disconnect");
    }

    @Override
    public void trust(ServerCertificate certificate) {
        asked.add("trust " + certificate.fingerprint());
    }

    @Override
    public Subscription subscribe(Consumer<SignalingEvent> subscriber) {
        subscribers.add(subscriber);
        return () -> subscribers.remove(subscriber);
    }

    private static <T> CompletionStage<T> answer(SignalingException failure, T value) {
        return failure == null ? CompletableFuture.completedFuture(value) : CompletableFuture.failedFuture(failure);
    }
}
