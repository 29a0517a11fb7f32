package org.parley.signaling.internal;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.parley.protocol.PeerMessage;
import org.parley.signaling.PeerList;
import org.parley.signaling.ServerCertificate;
import org.parley.signaling.Session;
import org.parley.signaling.SignalingEvent;
import org.parley.signaling.SignalingException;
import org.parley.signaling.SignalingProvider;
import org.parley.signaling.SignalingState;
import org.parley.signaling.Standing;
import org.parley.signaling.Subscription;

/** Notes what it is asked, and leaves what it is told to. */
final class FakeProvider implements SignalingProvider {
    final List<String> asked = new ArrayList<>();
    final List<Consumer<SignalingEvent>> subscribers = new ArrayList<>();
    Standing begun;
    Standing leaves = Standing.NONE;
    SignalingException refusal;
    boolean hangs;
    Runnable whileHandingOver = () -> { };

    void tell(SignalingEvent event) {
        List.copyOf(subscribers).forEach(subscriber -> subscriber.accept(event));
    }

    private <T> CompletionStage<T> ask(String what) {
        asked.add(what);
        return refusal == null ? CompletableFuture.completedFuture(null) : CompletableFuture.failedFuture(refusal);
    }

    @Override
    public void goOn(Standing standing) {
        begun = standing;
    }

    @Override
    public CompletionStage<Standing> handOver() {
        asked.add("hand over");
        whileHandingOver.run();
        return hangs ? new CompletableFuture<>() : CompletableFuture.completedFuture(leaves);
    }

    @Override
    public SignalingState state() {
        return SignalingState.LOGGED_IN;
    }

    @Override
    public boolean isConnected() {
        return true;
    }

    @Override
    public Optional<Session> session() {
        return Optional.ofNullable(leaves.session());
    }

    @Override
    public Optional<URI> server() {
        return Optional.ofNullable(leaves.server());
    }

    @Override
    public CompletionStage<Void> connect(URI server) {
        return ask("connect " + server);
    }

    @Override
    public CompletionStage<Void> register(String username, String password) {
        return ask("register " + username);
    }

    @Override
    public CompletionStage<Session> login(String username, String password) {
        return ask("login " + username);
    }

    @Override
    public CompletionStage<Session> resume(String token) {
        return ask("resume");
    }

    @Override
    public CompletionStage<PeerList> peers(String query, int limit) {
        return ask("peers");
    }

    @Override
    public void busy(boolean busy) {
        asked.add("busy " + busy);
    }

    @Override
    public void send(PeerMessage message) {
        asked.add("send");
    }

    @Override
    public CompletionStage<Void> logout() {
        return ask("logout");
    }

    @Override
    public void disconnect() {
        asked.add("disconnect");
    }

    @Override
    public void trust(ServerCertificate certificate) {
        asked.add("trust");
    }

    @Override
    public Subscription subscribe(Consumer<SignalingEvent> subscriber) {
        subscribers.add(subscriber);
        return () -> subscribers.remove(subscriber);
    }
}
