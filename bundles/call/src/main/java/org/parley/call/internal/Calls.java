package org.parley.call.internal;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.parley.call.Call;
import org.parley.call.CallEnd;
import org.parley.call.CallEvent;
import org.parley.call.CallException;
import org.parley.call.CallRecord;
import org.parley.call.CallService;
import org.parley.call.CallState;
import org.parley.call.EndReason;
import org.parley.call.MediaChoice;
import org.parley.call.internal.history.History;
import org.parley.call.internal.thread.Loop;
import org.parley.health.Courier;
import org.parley.health.Couriers;
import org.parley.media.MediaEngine;
import org.parley.protocol.Usernames;
import org.parley.signaling.DisconnectReason;
import org.parley.signaling.Peer;
import org.parley.signaling.SignalingClient;
import org.parley.signaling.SignalingEvent;
import org.parley.signaling.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The calls of one user, at most one at a time. */
final class Calls implements CallService {
    private static final Logger LOG = LoggerFactory.getLogger(Calls.class);

    private final Loop loop;
    private final SignalingClient signaling;
    private final Line line;
    private final Outbox outbox;
    private final Engines engines = new Engines();
    private final Links links = new Links();
    private final EndedCalls ended;
    private final History history;
    private final AtomicReference<DirectCall> current = new AtomicReference<>();
    private final List<Consumer<CallEvent>> subscribers = new CopyOnWriteArrayList<>();
    private final Couriers couriers;
    private final CallContext context;
    private final Router router;
    private final Subscription listening;
    private volatile Settings settings;
    private volatile MediaChoice override;
    /** On the call thread. */
    private boolean stopped;
    /** Whose calls are told while nobody is logged in. */
    private volatile String latestAccount = "";

    Calls(SignalingClient signaling, Loop loop, Executor pool, Executor disk, MessageIds ids, Settings settings, History history, Couriers couriers) {
        this.signaling = signaling;
        this.loop = loop;
        this.history = history;
        this.settings = settings;
        this.couriers = couriers;
        this.line = new Line(signaling, loop);
        this.outbox = new Outbox(loop, line);
        this.ended = new EndedCalls(loop);
        this.context = new CallContext(loop, pool, disk, line, outbox, engines, links, ids, this::settings, this::tell, this::over, couriers);
        this.router = new Router(context, current, ended);
        this.listening = signaling.subscribe(event -> loop.execute(() -> heard(event)));
    }

    @Override
    public Call call(String peer) throws CallException {
        String self = line.user();
        if (self == null) {
            throw new CallException(CallException.Kind.NOT_LOGGED_IN, "Nobody is logged in: log in first.");
        }
        if (!Usernames.isValid(peer) || Names.same(peer, self)) {
            throw new CallException(CallException.Kind.BAD_PEER, "\"" + peer + "\" cannot be called: give the name of another user.");
        }
        DirectCall call = DirectCall.outgoing(context, self, peer);
        DirectCall other = current.compareAndExchange(null, call);
        if (other == null) {
            loop.execute(() -> begin(call));
            return call.user();
        }
        boolean ringsHere = other.user().direction() == Call.Direction.INCOMING && other.user().state() == CallState.RINGING;
        if (ringsHere && Names.same(other.peer(), peer)) {
            // Who is called by him answers: two calls would only cross.
            other.user().answer();
            return other.user();
        }
        throw new CallException(CallException.Kind.IN_A_CALL, "A call with " + other.peer() + " rings or goes on: hang up first.");
    }

    /** Does nothing when a call of the other side has taken the place of this one meanwhile; one that was asked for while all is stopped ends at once. */
    private void begin(DirectCall call) {
        if (stopped) {
            withCurrent(this::hangUp);
        } else if (current.get() == call) {
            signaling.busy(true);
            call.dial();
        }
    }

    @Override
    public Optional<Call> current() {
        return Optional.ofNullable(current.get()).map(DirectCall::user);
    }

    @Override
    public List<CallRecord> history() {
        String account = signaling.session().map(session -> account(session.username())).orElse(latestAccount);
        return history.records(account);
    }

    @Override
    public void media(MediaChoice choice) {
        override = Objects.requireNonNull(choice, "choice");
    }

    @Override
    public Subscription subscribe(Consumer<CallEvent> subscriber) {
        Courier<CallEvent> own = couriers.to(subscriber);
        subscribers.add(own);
        return () -> {
            subscribers.remove(own);
            own.close();
        };
    }

    /** The configuration was changed; it counts from the next call on. */
    void configure(Settings changed) {
        settings = changed;
        prepareEngine();
    }

    /** The engine of the next call gets ready for it. */
    private void prepareEngine() {
        engines.best(settings.engine()).ifPresent(best -> context.pool().execute(() -> {
            try {
                best.prepare();
            } catch (RuntimeException | LinkageError e) {
                LOG.warn("the media engine {} cannot be prepared", best.name(), e);
            }
        }));
    }

    private Settings settings() {
        MediaChoice chosen = override;
        Settings now = settings;
        return chosen == null ? now : new Settings(now.engine(), chosen, now.relayOnly());
    }

    void add(MediaEngine engine, int ranking, long serviceId) {
        engines.add(engine, ranking, serviceId);
        prepareEngine();
        loop.execute(() -> withCurrent(call -> call.guard(() -> call.linking().engineArrived(engine))));
    }

    void remove(MediaEngine engine) {
        engines.remove(engine);
    }

    /** This machine has lost an address. On the call thread. */
    void addressGone() {
        withCurrent(call -> call.guard(call.iceRestart()::addressGone));
    }

    /** This machine was asleep. On the call thread. */
    void awoke() {
        withCurrent(call -> call.guard(call::awoke));
    }

    /** What is under way when it is stopped is not acknowledged: who has sent it repeats it, and whoever comes next hears it. */
    private void heard(SignalingEvent event) {
        if (stopped) {
            return;
        }
        line.heard(event);
        if (event instanceof SignalingEvent.MessageReceived received) {
            receive(received);
        } else if (event instanceof SignalingEvent.MessageRefused refused) {
            refused(refused);
        } else if (event instanceof SignalingEvent.LoggedIn) {
            outbox.loggedIn();
            withCurrent(call -> call.guard(() -> {
                call.linking().loggedIn();
                call.negotiation().loggedIn();
            }));
        } else if (event instanceof SignalingEvent.LoggedOut gone) {
            if (gone.reason() == DisconnectReason.DISPLACED || gone.reason() == DisconnectReason.REQUESTED) {
                withCurrent(call -> call.guard(() -> call.end(EndReason.SIGNED_OUT, CallEnd.By.SELF)));
            }
        } else if (event instanceof SignalingEvent.PresenceChanged changed) {
            changed.peers().forEach(this::presence);
        }
    }

    private void receive(SignalingEvent.MessageReceived received) {
        LOG.debug("received {}", received.message());
        DirectCall before = current.get();
        router.receive(received.message());
        DirectCall now = current.get();
        if (now != null && now != before) {
            signaling.busy(true);
        }
    }

    private void refused(SignalingEvent.MessageRefused refused) {
        LOG.debug("the server refused message {} of call {}: {}", refused.id(), refused.call(), refused.code());
        if (refused.call() == null) {
            return;
        }
        DirectCall call = current.get();
        if (call != null && call.id().equals(refused.call())) {
            call.guard(() -> call.reception().refused(refused.id(), refused.code(), refused.message()));
        } else if (refused.code().equals("peer-offline") && line.doubt().isZero()) {
            // Of a call that is over only a bye is under way; who is on his way back to the server as well is still to hear it.
            outbox.withdraw(refused.call(), refused.id());
        }
    }

    private void presence(Peer peer) {
        withCurrent(call -> {
            if (Names.same(call.peer(), peer.username())) {
                call.guard(peer.status() == Peer.Status.OFFLINE ? call.silence()::peerOffline : call.silence()::peerOnline);
            }
        });
    }

    private void over(DirectCall call) {
        boolean was = current.compareAndSet(call, null); // first: whatever becomes of the rest, there may be a next call
        ended.add(call.id(), call.peer(), call.reception().seen());
        if (was) {
            signaling.busy(false);
            history.add(account(call.self()), new CallRecord(call.id(), call.peer(), call.direction(), call.begun(), call.user().end().orElseThrow()));
        }
    }

    private String account(String user) {
        String account = History.account(user, signaling.server());
        latestAccount = account;
        return account;
    }

    private void withCurrent(Consumer<DirectCall> action) {
        DirectCall call = current.get();
        if (call != null) {
            action.accept(call);
        }
    }

    private void tell(CallEvent event) {
        for (Consumer<CallEvent> subscriber : subscribers) {
            try {
                subscriber.accept(event);
            } catch (RuntimeException | Error e) { // of a full heap, too: what follows may be the end of a call
                LOG.error("A subscriber to calls met an error", e);
            }
        }
    }

    /** Ends the call, if there is one; completes when all that was opened is freed. On the call thread. */
    CompletableFuture<Void> stop() {
        listening.close();
        stopped = true;
        withCurrent(this::hangUp);
        outbox.clear();
        return links.allFreed();
    }

    private void hangUp(DirectCall call) {
        call.guard(() -> {
            LOG.info("The call with {} is hung up: the bundle that makes calls is stopped or updated", call.peer());
            call.end(call.hangUpNow(), CallEnd.By.SELF);
        });
    }
}
