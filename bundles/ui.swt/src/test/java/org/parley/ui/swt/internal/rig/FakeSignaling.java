package org.parley.ui.swt.internal.rig;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
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

/** A server that a test plays: notes what is asked, and fails as it was told to. Used on one thread. */
public final class FakeSignaling implements SignalingClient {
    /** What was asked, in words. */
    public final List<String> asked = new ArrayList<>();
    /** What each coming attempt to connect fails with; none when it is empty. */
    public final Deque<SignalingException> connectFailures = new ArrayDeque<>();
    /** What requests fail with, by their name: {@code login}, {@code register}, {@code resume}. */
    public final Map<String, SignalingException> failures = new HashMap<>();
    /** Everybody else who is online. */
    public List<Peer> online = List.of();
    /** Whether the question who is there is ever answered. */
    public boolean peersAnswer = true;
    /** Whether logins are answered before the connection goes. */
    public boolean loginsAnswer = true;
    /** How many the server tells at once. */
    public int most = 500;
    /** The certificate that comes with a failure to connect. */
    public ServerCertificate certificate;
    private final List<Consumer<SignalingEvent>> subscribers = new CopyOnWriteArrayList<>();
    private SignalingState state = SignalingState.DISCONNECTED;
    private Session session;
    private int tokens;
    private CompletableFuture<Session> unanswered = new CompletableFuture<>();

    /** Tells all subscribers. */
    public void tell(SignalingEvent event) {
        subscribers.forEach(s -> s.accept(event));
    }

    /** As if the connection were lost and sought anew. */
    public void lose(DisconnectReason reason, java.time.Duration delay) {
        state = SignalingState.RECONNECTING;
        tell(new SignalingEvent.Disconnected(reason, ""));
        tell(new SignalingEvent.Reconnecting(1, delay));
    }

    /** As if the connection were found again. */
    public void recover() {
        state = SignalingState.LOGGED_IN;
        tell(new SignalingEvent.LoggedIn(session, true));
    }

    /** As if the session ended. */
    public void end(DisconnectReason reason) {
        session = null;
        state = reason == DisconnectReason.TOKEN_REFUSED ? SignalingState.CONNECTED : SignalingState.DISCONNECTED;
        tell(new SignalingEvent.LoggedOut(reason));
    }

    @Override
    public SignalingState state() {
        return state;
    }

    @Override
    public boolean isConnected() {
        return state == SignalingState.CONNECTED || state == SignalingState.LOGGED_IN;
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
        session = null;
        SignalingException failure = connectFailures.poll();
        if (failure == null) {
            state = SignalingState.CONNECTED;
            tell(new SignalingEvent.Connected(server));
            return CompletableFuture.completedFuture(null);
        }
        if (certificate != null) {
            tell(new SignalingEvent.CertificateRejected(certificate, failure.kind() == SignalingException.Kind.CERTIFICATE_CHANGED));
        }
        return CompletableFuture.failedFuture(failure);
    }

    @Override
    public CompletionStage<Void> register(String username, String password, String invitation) {
        return invitation.isEmpty() ? register(username, password) : answer("register", username + " " + password + " by " + invitation, null);
    }

    @Override
    public CompletionStage<Void> register(String username, String password) {
        return answer("register", username + " " + password, null);
    }

    @Override
    public CompletionStage<Session> login(String username, String password) {
        return begin("login", username + " " + password, username);
    }

    @Override
    public CompletionStage<Session> resume(String token) {
        return begin("resume", token, "alice");
    }

    private CompletionStage<Session> begin(String request, String words, String user) {
        if (!loginsAnswer) {
            asked.add(request + " " + words);
            return unanswered;
        }
        Session fresh = new Session(user, "token" + ++tokens, 0, List.of());
        CompletionStage<Session> answer = answer(request, words, fresh);
        if (!failures.containsKey(request)) {
            session = fresh;
            state = SignalingState.LOGGED_IN;
            tell(new SignalingEvent.LoggedIn(fresh, false));
        }
        return answer;
    }

    @Override
    public CompletionStage<PeerList> peers(String query, int limit) {
        asked.add("peers " + query);
        if (!peersAnswer) {
            return new CompletableFuture<>();
        }
        List<Peer> fitting = online.stream().filter(p -> p.username().toLowerCase(Locale.ROOT).startsWith(query.toLowerCase(Locale.ROOT))).toList();
        return CompletableFuture.completedFuture(new PeerList(fitting.stream().limit(Math.min(most, limit)).toList(), fitting.size(), true));
    }

    @Override
    public void busy(boolean busy) {
        asked.add("busy " + busy);
    }

    @Override
    public void send(PeerMessage message) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<Void> logout() {
        asked.add("logout");
        end(DisconnectReason.REQUESTED);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void disconnect() {
        asked.add("disconnect");
        state = SignalingState.DISCONNECTED;
        unanswered.completeExceptionally(new SignalingException(SignalingException.Kind.CONNECTION_LOST, "closed", null));
        unanswered = new CompletableFuture<>();
    }

    @Override
    public void trust(ServerCertificate trusted) {
        asked.add("trust " + trusted.fingerprint());
    }

    @Override
    public Subscription subscribe(Consumer<SignalingEvent> subscriber) {
        subscribers.add(subscriber);
        return () -> subscribers.remove(subscriber);
    }

    private <T> CompletionStage<T> answer(String request, String words, T value) {
        asked.add(request + " " + words);
        SignalingException failure = failures.get(request);
        return failure == null ? CompletableFuture.completedFuture(value) : CompletableFuture.failedFuture(failure);
    }
}
