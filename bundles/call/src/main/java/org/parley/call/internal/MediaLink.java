package org.parley.call.internal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.parley.call.internal.thread.Loop;
import org.parley.media.AudioOutput;
import org.parley.media.CaptureSettings;
import org.parley.media.DataChannel;
import org.parley.media.DataChannelListener;
import org.parley.media.IceCandidate;
import org.parley.media.IceServer;
import org.parley.media.LocalMedia;
import org.parley.media.MediaException;
import org.parley.media.MediaSession;
import org.parley.media.SessionSettings;
import org.parley.media.VideoSink;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a call holds of one engine: local media, and one session after another. Opened on the pool, since engines may take seconds; everything else is called on the call
 * thread, and answers come there. Whatever is opened here is closed here, session first, also when it was finished only after {@link #close}.
 */
final class MediaLink {
    private static final Logger LOG = LoggerFactory.getLogger(MediaLink.class);
    private static final Duration DEVICES_FREE = Duration.ofSeconds(2);
    private static final Duration FAREWELL = Duration.ofMillis(1_500);

    private final Loop loop;
    private final Executor pool;
    private final Engines.Choice choice;
    private final LinkOwner owner;
    private final Capture capture;
    private volatile SessionSettings settings;
    /** Completes when nothing is held any more. */
    private final CompletableFuture<Void> freed = new CompletableFuture<>();
    private final CompletableFuture<Void> devicesFree;
    private MediaSession session;
    private SessionEar ear;
    private Loop.Timer patience = Loop.Timer.NONE;
    private String farewell;
    private boolean starting;
    private boolean closed;

    /** Holds nothing before {@link #open}. */
    MediaLink(Loop loop, Executor pool, Links links, Engines.Choice choice, SessionSettings settings, LinkOwner owner) {
        this.loop = loop;
        this.pool = pool;
        this.choice = choice;
        this.settings = settings;
        this.owner = owner;
        this.capture = new Capture(loop, pool, choice.name());
        this.devicesFree = links.enter(freed);
    }

    Engines.Choice choice() {
        return choice;
    }

    /** Opens media and a session; then the owner hears ready, or failed. */
    void open(CaptureSettings wanted) {
        SessionEar mine = listen();
        capture.later(() -> {
            LocalMedia opened;
            try {
                opened = choice.engine().open(wanted);
            } catch (MediaException | RuntimeException | Error e) {
                loop.execute(() -> failed(mine, null, described(e)));
                return;
            }
            connect(opened, mine);
        });
    }

    /** Replaces the session by a fresh one of the same engine and media; the owner hears ready again, or failed. */
    void renew(AudioOutput speaker) {
        settings = new SessionSettings(settings.iceServers(), speaker, settings.relayOnly());
        MediaSession old = session;
        session = null;
        SessionEar mine = listen();
        LocalMedia media = capture.media();
        closed(old).whenComplete((done, never) -> pool.execute(() -> connect(media, mine)));
    }

    private SessionEar listen() {
        ear = new SessionEar(this);
        return ear;
    }

    /** Passes on what a session tells, unless it is not this link's session any more. */
    void hear(SessionEar teller, Consumer<LinkOwner> news) {
        loop.execute(() -> {
            if (isHeard(teller)) {
                owner.guard(() -> news.accept(owner));
            }
        });
    }

    private boolean isHeard(SessionEar one) {
        return one == ear && !closed;
    }

    /** A login brought credentials for ICE servers: those of before expire. */
    void iceServers(List<IceServer> servers) {
        if (!servers.equals(settings.iceServers())) {
            settings = new SessionSettings(servers, settings.speaker(), settings.relayOnly());
            if (isReady()) {
                session.iceServers(servers);
            }
        }
    }

    /** On the pool. */
    private void connect(LocalMedia opened, SessionEar mine) {
        try {
            SessionSettings used = settings;
            MediaSession made = choice.engine().session(used, opened, mine);
            loop.execute(() -> {
                session = made;
                connected(mine, opened, used);
            });
        } catch (MediaException | RuntimeException | Error e) {
            loop.execute(() -> failed(mine, opened, described(e)));
        }
    }

    private void connected(SessionEar mine, LocalMedia opened, SessionSettings used) {
        capture.opened(opened, owner);
        if (!isHeard(mine)) {
            free();
        } else if (mine.stopped() != null) {
            owner.guard(() -> owner.stopped(this, mine.stopped()));
        } else {
            owner.guard(() -> {
                if (!used.iceServers().equals(settings.iceServers())) { // logged in meanwhile
                    session.iceServers(settings.iceServers());
                }
                owner.ready(this);
            });
        }
    }

    /** The engine ended the session that {@code mine} hears. */
    void stopped(SessionEar mine) {
        if (isReady()) {
            owner.stopped(this, mine.stopped());
        }
    }

    private void failed(SessionEar mine, LocalMedia opened, MediaException e) {
        capture.opened(opened, owner);
        boolean told = isHeard(mine);
        closed = true;
        free();
        if (told) {
            owner.guard(() -> owner.failed(this, e));
        }
    }

    boolean isReady() {
        return session != null && !closed;
    }

    /** Begins to capture, as soon as the devices are free of the link before; not at all when the call has ended by then. */
    void start() {
        if (starting || closed) {
            return;
        }
        starting = true;
        CompletableFuture<Void> turn = new CompletableFuture<>();
        Loop.Timer limit = loop.after(DEVICES_FREE, () -> turn.complete(null));
        devicesFree.whenComplete((done, never) -> loop.execute(() -> turn.complete(null)));
        turn.thenRun(() -> {
            limit.cancel();
            if (!closed && farewell == null) {
                capture.start();
            }
        });
    }

    /** What is captured for this link. */
    Capture capture() {
        return capture;
    }

    /** Plays received sound elsewhere. */
    void speaker(AudioOutput speaker, Runnable done, Consumer<MediaException> refused) {
        later(session.speaker(speaker), never -> done.run(), refused);
    }

    /** Opens a data channel; empty when that cannot be. */
    Optional<DataChannel> channel(String label, DataChannelListener listener) {
        return isReady() ? session.open(label, listener) : Optional.empty();
    }

    void remoteVideo(VideoSink sink) {
        if (isReady()) {
            session.remoteVideo(sink);
        }
    }

    /** False when it cannot leave by the data channel. */
    boolean send(String text) {
        try {
            return isReady() && session.send(text);
        } catch (RuntimeException | Error e) { // it is as good as not open
            LOG.warn("Media engine {} cannot send", choice.name(), e);
            return false;
        }
    }

    void addCandidate(IceCandidate candidate) {
        session.addCandidate(candidate);
    }

    void rollback() {
        later(session.rollback(), done -> {}, refused -> {});
    }

    void offer(boolean iceRestart, Consumer<String> made, Consumer<MediaException> refused) {
        later(session.offer(iceRestart), made, refused);
    }

    void answer(String sdp, Consumer<String> made, Consumer<MediaException> refused) {
        later(session.answer(sdp), made, refused);
    }

    void accept(String sdp, Runnable accepted, Consumer<MediaException> refused) {
        later(session.accept(sdp), done -> accepted.run(), refused);
    }

    /** Closes; first {@code parting} is sent, for which the data channel is given a moment to open. */
    void close(String parting) {
        farewell = parting;
        patience = loop.after(FAREWELL, this::close);
        if (!isReady() || send(parting)) {
            close();
        }
    }

    /** The other side opened a channel; on the engine's thread. */
    void channel(DataChannel channel) {
        owner.channel(channel);
    }

    /** The data channel of {@code teller}'s session is open. */
    void dataOpen(SessionEar teller) {
        hear(teller, LinkOwner::dataOpen);
        loop.execute(() -> {
            if (isHeard(teller) && farewell != null) {
                send(farewell);
                close();
            }
        });
    }

    /** Closes the session, then the media. Idempotent. */
    void close() {
        patience.cancel();
        if (!closed) {
            closed = true;
            if (session != null) {
                free();
            }
        }
    }

    /** What is asked of a session that is gone meanwhile has no result. */
    private <T> void later(CompletionStage<T> stage, Consumer<? super T> done, Consumer<MediaException> refused) {
        SessionEar mine = ear;
        stage.whenComplete((result, failure) -> loop.execute(() -> {
            if (!isHeard(mine)) {
                return;
            }
            if (failure == null) {
                owner.guard(() -> done.accept(result));
            } else if (described(failure).kind() != MediaException.Kind.CLOSED) {
                owner.guard(() -> refused.accept(described(failure)));
            }
        }));
    }

    private void free() {
        MediaSession old = session;
        session = null;
        CompletionStage<Void> silent = old == null ? CompletableFuture.completedFuture(null) : closed(old);
        Runnable freeing = capture.close();
        silent.whenComplete((done, never) -> capture.later(() -> {
            try {
                freeing.run();
            } finally {
                freed.complete(null);
            }
        }));
    }

    /** What follows is done also where the engine is broken. */
    private CompletionStage<Void> closed(MediaSession old) {
        try {
            return old.close();
        } catch (RuntimeException | Error e) {
            return CompletableFuture.<Void>failedFuture(e).whenComplete((done, broken) -> LOG.warn("Media engine {} cannot close a session", choice.name(), broken));
        }
    }

    private MediaException described(Throwable e) {
        Throwable cause = e instanceof CompletionException && e.getCause() != null ? e.getCause() : e;
        if (cause instanceof MediaException known) {
            return known;
        }
        MediaException.Kind kind = cause instanceof LinkageError ? MediaException.Kind.UNAVAILABLE : MediaException.Kind.FAILED;
        return new MediaException(kind, "Media engine " + choice.name() + " went wrong: " + cause, cause);
    }
}
