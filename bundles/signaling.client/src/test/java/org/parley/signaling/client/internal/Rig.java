package org.parley.signaling.client.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.parley.protocol.IceServer;
import org.parley.protocol.Message;
import org.parley.protocol.PeerMessage;
import org.parley.protocol.Reply;
import org.parley.protocol.Request;
import org.parley.signaling.SignalingEvent;
import org.parley.signaling.SignalingException;

/** A client whose time, transport and chance are the test's. */
final class Rig {
    static final URI SERVER = URI.create("tcp://server.example:7400");
    static final long HOUR = 3_600_000;

    final ManualLoop loop = new ManualLoop();
    final FakeTransport transport = new FakeTransport();
    final List<SignalingEvent> events = new ArrayList<>();
    /** Those of the machine. */
    final Set<InetAddress> addresses = new HashSet<>();
    final SignalingComponent client;
    final KnownServers known;
    /** What chance brings; a half makes a delay its nominal value. */
    double chance = 0.5;
    FakeConnection connection;

    Rig(Path folder) {
        this(folder, Map.of());
    }

    Rig(Path folder, Map<String, ?> config) {
        known = new KnownServers(new KnownServersFile(folder));
        client = new SignalingComponent(loop, () -> chance, known, "parley/test", Configs.with(config), () -> Set.copyOf(addresses));
        client.addTransport(transport, FakeTransport.carries("tcp", "tls"));
        client.subscribe(events::add);
    }

    static Reply.Welcome welcome() {
        return new Reply.Welcome(1, null, 65_536, 5_000, 15_000, 30_000);
    }

    static Reply.Error error(String code) {
        return error(0, code, -1);
    }

    static Reply.Error error(long re, String code, long retryAfterMillis) {
        return new Reply.Error(re, null, code, code + " it is", null, retryAfterMillis, List.of());
    }

    static PeerMessage.Bye bye(long id) {
        return new PeerMessage.Bye(id, "bob", "alice", "call-1", "hangup");
    }

    /** A client that is connected. */
    Rig connected() {
        CompletionStage<Void> stage = client.connect(SERVER);
        loop.run();
        welcomed();
        done(stage);
        return this;
    }

    /** Lets the attempt that is under way come true, up to the welcome. */
    void welcomed() {
        connection = transport.last().accept();
        loop.run();
        say(welcome());
    }

    /** A client that is logged in as alice. */
    Rig loggedIn() {
        connected();
        CompletionStage<?> stage = client.login("alice", "correct horse");
        loop.run();
        say(loggedIn(connection.last(Request.Login.class).id(), false, "token-1"));
        done(stage);
        events.clear();
        return this;
    }

    Reply.LoggedIn loggedIn(long re, boolean resumed, String token) {
        return new Reply.LoggedIn(re, "alice", resumed, token, loop.currentMillis() + 10 * HOUR,
                List.of(new IceServer(List.of("stun:server.example:3478"), null, null)));
    }

    void say(Message message) {
        connection.say(message);
        loop.run();
    }

    /** Lets time pass, while the server answers every ping. */
    void live(Duration duration) {
        for (Duration left = duration; !left.isZero(); ) {
            Duration step = left.compareTo(Duration.ofSeconds(1)) < 0 ? left : Duration.ofSeconds(1);
            loop.advance(step);
            connection.say(new Reply.Pong(1));
            left = left.minus(step);
        }
        loop.run();
    }

    <T extends SignalingEvent> List<T> events(Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    List<String> eventNames() {
        return events.stream().map(event -> event.getClass().getSimpleName()).toList();
    }

    <T> T done(CompletionStage<T> stage) {
        loop.run();
        assertThat(stage.toCompletableFuture()).isDone();
        return stage.toCompletableFuture().join();
    }

    SignalingException failure(CompletionStage<?> stage) {
        loop.run();
        assertThat(stage.toCompletableFuture()).isDone();
        Throwable thrown = catchThrowable(() -> stage.toCompletableFuture().get());
        assertThat(thrown).isInstanceOf(ExecutionException.class).cause().isInstanceOf(SignalingException.class);
        return (SignalingException) thrown.getCause();
    }
}
