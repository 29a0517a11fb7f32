package org.parley.signaling.client.internal;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.parley.protocol.ErrorCode;
import org.parley.protocol.Message;
import org.parley.protocol.Reply;
import org.parley.protocol.Request;
import org.parley.signaling.DisconnectReason;
import org.parley.signaling.SignalingEvent;
import org.parley.signaling.SignalingException;
import org.parley.signaling.SignalingException.Kind;
import org.parley.signaling.SignalingState;
import org.parley.transport.ConnectOptions;
import org.parley.transport.Transport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a connection to one server: opens it, and seeks it anew when it is lost. On the loop only, but for {@link #phase}, {@link #live} and {@link #server}.
 *
 * <pre>
 *  DISCONNECTED  connect → CONNECTING
 *  CONNECTING    welcome → CONNECTED      transport stopped → CONNECTING, once      any other end → DISCONNECTED
 *  CONNECTED     lost → RECONNECTING      displaced, lost while logging out → DISCONNECTED
 *  RECONNECTING  welcome → CONNECTED      certificate refused → DISCONNECTED      any other end, a new address of this machine → RECONNECTING
 *  any           leave → DISCONNECTED
 * </pre>
 */
final class Connector implements Link.Owner {
    /** Who uses the connection; called on the loop. */
    interface User {
        void connected(Link link);

        void received(Link link, Message message);

        /** The connection is gone; before that is told to anyone. */
        void disconnected();

        /** The account is used elsewhere now; after that was told. */
        void displaced();

        /** True when the end of the connection is wanted. */
        boolean leaving();
    }

    private static final Logger LOG = LoggerFactory.getLogger(Connector.class);
    private static final Duration MAX_HEARTBEAT = Duration.ofMinutes(1);
    private static final Duration LONGEST_WISH = Duration.ofMinutes(5);
    /** A connection that was lost sooner does not start the delays anew, unless that was this side's doing. */
    private static final Duration STEADY = Duration.ofSeconds(5);

    private final Loop loop;
    private final Events events;
    private final Transports transports;
    private final KnownServers known;
    private final Backoff backoff;
    private final Supplier<Settings> settings;
    private final User user;
    private final NewAddress newAddress;

    private volatile URI server;
    /** Where the latest attempt went: to the server, or where the configuration says that it is reached. */
    private URI target;
    private CompletableFuture<Void> first;
    private int attempt;
    private boolean waiting;
    private boolean exchanged;
    private Loop.Timer timer = () -> { };
    private Heartbeat heartbeat;
    private long connectedNanos;
    private Duration wished;
    private Reply.Error complaint;
    private volatile Link link;
    private volatile Link live;
    private volatile SignalingState phase = SignalingState.DISCONNECTED;

    Connector(Loop loop, Events events, Transports transports, KnownServers known, Backoff backoff, Supplier<Settings> settings, User user, NewAddress newAddress) {
        this.loop = loop;
        this.events = events;
        this.transports = transports;
        this.known = known;
        this.backoff = backoff;
        this.settings = settings;
        this.user = user;
        this.newAddress = newAddress;
    }

    /** Never LOGGED_IN, which is not known here. */
    SignalingState phase() {
        return phase;
    }

    /** The link over which a server has said welcome, or null. It may have ended a moment ago. */
    Link live() {
        return live;
    }

    /** Where to, or null before the first; any thread may call. */
    URI server() {
        return server;
    }

    /** Connects, when disconnected; {@code stage} completes with the first attempt. */
    void connect(URI target, CompletableFuture<Void> stage) {
        server = target;
        first = stage;
        attempt = 0;
        wished = null;
        exchanged = false;
        backoff.reset();
        phase = SignalingState.CONNECTING;
        begin();
    }

    /** Ends the connection gracefully, or stops seeking it. */
    void leave(String detail) {
        leave(DisconnectReason.REQUESTED, detail);
    }

    /** Whether there is a connection, or a lost one is sought. */
    boolean isSought() {
        return phase == SignalingState.CONNECTED || phase == SignalingState.RECONNECTING;
    }

    /** Leaves the server to a successor, who will seek it. */
    void handOver() {
        leave(phase == SignalingState.RECONNECTING ? null : DisconnectReason.TRANSPORT_STOPPED, "signaling is being updated");
    }

    /** Goes on where a predecessor was: seeks the server, if that is wanted. */
    void goOn(URI target, boolean seek) {
        server = target;
        if (seek) {
            phase = SignalingState.RECONNECTING;
            newAddress.await(this::addressArrived);
            begin();
        }
    }

    private void leave(DisconnectReason told, String detail) {
        if (phase == SignalingState.DISCONNECTED) {
            return;
        }
        newAddress.stop();
        Link old = drop();
        if (old != null) {
            old.finish();
        }
        phase = SignalingState.DISCONNECTED;
        if (told != null) {
            events.emit(new SignalingEvent.Disconnected(told, detail));
        }
        if (old != null) {
            old.requests().failAll(new SignalingException(Kind.CONNECTION_LOST, "The connection was closed: " + detail + ".", null));
        }
        fail(new SignalingException(Kind.NOT_CONNECTED, "Not connected: " + detail + ".", null));
    }

    /** A provider has come: what waits for its time does so no more. */
    void transportArrived() {
        if (waiting && transports.of(wanted().getScheme()).isPresent()) {
            timer.cancel();
            begin();
        }
    }

    /** The configuration may say another address by which the server is reached: a connection moves there. */
    void readdressed() {
        if (!isSought() || wanted().equals(target)) {
            return;
        }
        Link old = link;
        if (old != null) {
            old.finish();
            ended(old, new Ending(DisconnectReason.TRANSPORT_STOPPED, server + " is reached by " + wanted() + " from now on"));
        }
        transportArrived();
    }

    private URI wanted() {
        URI via = settings.get().via();
        return via == null ? server : via;
    }

    /** Closes whatever is open, on any thread, when the loop does not get there any more. */
    void abandon() {
        Link current = link;
        if (current != null) {
            current.finish();
        }
    }

    private void begin() {
        waiting = false;
        complaint = null;
        Link next = new Link(loop, this);
        link = next;
        target = wanted();
        events.emit(new SignalingEvent.Connecting(target));
        Duration patience = Duration.ofMillis(settings.get().connectTimeoutMillis());
        Optional<Transport> transport = transports.of(target.getScheme());
        if (transport.isEmpty()) {
            next.end(new Ending(DisconnectReason.TRANSPORT_STOPPED, "no bundle that carries " + target.getScheme() + " is started"));
            return;
        }
        // The transport gives up by itself after that time; so the second half is for the welcome.
        timer = loop.schedule(patience.multipliedBy(2), () -> next.end(new Ending(DisconnectReason.TIMEOUT, target + " does not answer as a Parley server")));
        ConnectOptions usual = ConnectOptions.defaults();
        next.open(transport.get(), target,
                new ConnectOptions(patience, usual.timeout(), settings.get().maxFrameBytes(), usual.maxUnsentBytes(), known::accepts));
    }

    @Override
    public void opened(Link opened) {
        if (opened != link) {
            return;
        }
        try {
            opened.send(new Request.Hello(1, settings.get().agent()));
        } catch (SignalingException e) {
            // The link has ended by that, and tells so itself.
        }
    }

    @Override
    public void received(Link from, Message message) {
        if (from != link) {
            return;
        }
        // What the server said last before it closed is why.
        complaint = live == null ? complaint : null;
        if (message instanceof Reply.Error error && error.call() == null && !Requests.owns(error.re()) && concernsConnection(error)) {
            return;
        }
        if (live != null) {
            user.received(from, message);
        } else if (message instanceof Reply.Welcome welcome) {
            welcomed(welcome);
        } else {
            LOG.debug("{} before the welcome is ignored", message.type());
        }
    }

    private void welcomed(Reply.Welcome welcome) {
        if (welcome.version() != 1) {
            link.end(new Ending(DisconnectReason.PROTOCOL, target + " speaks version " + welcome.version() + " of the protocol, not 1"));
            return;
        }
        timer.cancel();
        newAddress.stop();
        Duration interval = Duration.ofMillis(Math.max(50, Math.min(MAX_HEARTBEAT.toMillis(), welcome.heartbeatMillis())));
        Duration timeout = Duration.ofMillis(Math.max(2 * interval.toMillis(), Math.min(5 * MAX_HEARTBEAT.toMillis(), welcome.timeoutMillis())));
        link.maxFrameBytes(welcome.maxFrameBytes());
        link.connection().timeout(timeout);
        heartbeat = new Heartbeat(loop, link, interval, timeout);
        heartbeat.start();
        connectedNanos = loop.nanoTime();
        attempt = 0;
        live = link;
        phase = SignalingState.CONNECTED;
        LOG.info("connected to {}", target);
        events.emit(new SignalingEvent.Connected(target));
        if (first != null) {
            first.complete(null);
            first = null;
        }
        user.connected(link);
    }

    /** True when an error is about the connection as a whole and was taken care of. */
    private boolean concernsConnection(Reply.Error error) {
        if (ErrorCode.DISPLACED.wire().equals(error.code())) {
            link.finish();
            ended(link, new Ending(DisconnectReason.DISPLACED, error.message()));
        } else if (ErrorCode.SERVER_SHUTDOWN.wire().equals(error.code())) {
            wished = Duration.ofMillis(Math.min(LONGEST_WISH.toMillis(), error.retryAfterMillis()));
            link.finish();
            ended(link, new Ending(DisconnectReason.SERVER_CLOSED, error.message()));
        } else if (error.re() == 0 || live == null) {
            complaint = error;
            LOG.warn("{} says {}: {}", target, error.code(), error.message());
        } else {
            return false;
        }
        return true;
    }

    @Override
    public void ended(Link old, Ending ending) {
        if (old != link) {
            return;
        }
        boolean wasLive = live != null;
        drop();
        if (wasLive) {
            lost(old, ending);
        } else {
            attemptFailed(Refusal.of(target, ending, complaint, known));
        }
    }

    /** This machine has come into another network: what was in vain before may go well now. */
    private void addressArrived() {
        LOG.info("this machine has a new address");
        Link old = drop();
        if (old != null) {
            old.finish();
        }
        backoff.reset();
        begin();
    }

    private Link drop() {
        Link old = link;
        link = null;
        live = null;
        waiting = false;
        timer.cancel();
        if (heartbeat != null) {
            heartbeat.stop();
            heartbeat = null;
        }
        user.disconnected();
        return old;
    }

    private void lost(Link old, Ending ending) {
        boolean seek = !user.leaving() && ending.reason() != DisconnectReason.DISPLACED;
        phase = seek ? SignalingState.RECONNECTING : SignalingState.DISCONNECTED;
        String detail = complaint == null ? ending.detail() : complaint.message();
        LOG.info("the connection to {} has ended: {} ({})", target, ending.reason(), detail);
        events.emit(new SignalingEvent.Disconnected(user.leaving() ? DisconnectReason.REQUESTED : ending.reason(), detail));
        old.requests().failAll(new SignalingException(Kind.CONNECTION_LOST, "The connection was lost before the answer came.", ending.cause()));
        if (ending.reason() == DisconnectReason.DISPLACED) {
            user.displaced();
        }
        if (seek) {
            newAddress.await(this::addressArrived);
            if (loop.nanoTime() - connectedNanos >= STEADY.toNanos() || ending.reason() == DisconnectReason.TRANSPORT_STOPPED) {
                backoff.reset();
            }
            retry();
        }
    }

    private void attemptFailed(Refusal refusal) {
        boolean seek = phase == SignalingState.RECONNECTING && refusal.certificate() == null;
        if (seek) {
            LOG.info("{}", refusal.failure().getMessage());
            retry();
            return;
        }
        if (refusal.reason() == DisconnectReason.TRANSPORT_STOPPED && !exchanged) {
            awaitNextTransport(refusal);
            return;
        }
        giveUp(refusal);
    }

    /** A provider that stops while it connects may be about to be replaced by another, as at the start of a process for which there is a newer one. */
    private void awaitNextTransport(Refusal refusal) {
        exchanged = true;
        waiting = true;
        timer = loop.schedule(Duration.ofMillis(settings.get().connectTimeoutMillis()), () -> giveUp(refusal));
        transportArrived();
    }

    private void giveUp(Refusal refusal) {
        waiting = false;
        newAddress.stop();
        phase = SignalingState.DISCONNECTED;
        if (refusal.certificate() != null) {
            events.emit(new SignalingEvent.CertificateRejected(refusal.certificate(), refusal.reason() == DisconnectReason.CERTIFICATE_CHANGED));
        }
        events.emit(new SignalingEvent.Disconnected(refusal.reason(), refusal.failure().getMessage()));
        fail(refusal.failure());
    }

    private void retry() {
        Duration delay = wished == null || wished.isNegative() ? backoff.next() : backoff.within(wished);
        wished = null;
        waiting = true;
        timer = loop.schedule(delay, this::begin);
        events.emit(new SignalingEvent.Reconnecting(++attempt, delay));
    }

    private void fail(SignalingException failure) {
        CompletableFuture<Void> stage = first;
        first = null;
        if (stage != null) {
            stage.completeExceptionally(failure);
        }
    }
}
