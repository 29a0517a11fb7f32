package org.parley.media.synthetic.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.parley.media.AudioOutput;
import org.parley.media.DataChannel;
import org.parley.media.DataChannelListener;
import org.parley.media.IceCandidate;
import org.parley.media.IceServer;
import org.parley.media.MediaException;
import org.parley.media.MediaSession;
import org.parley.media.SessionEnd;
import org.parley.media.SessionListener;
import org.parley.media.SessionSettings;
import org.parley.media.VideoSink;
import org.parley.media.channel.ChannelInbox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The face of a session and its thread: calls become tasks of that thread, which alone touches the {@link Conversation}. */
final class SyntheticSession implements MediaSession {
    private static final Logger LOG = LoggerFactory.getLogger(SyntheticSession.class);
    private static final long FLUSH_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final SyntheticEngine engine;
    private final SyntheticMedia media;
    private final Ears ears;
    private final Conversation conversation;
    private final Queue<Task<?>> tasks = new ConcurrentLinkedQueue<>();
    private final CompletableFuture<Void> freed = new CompletableFuture<>();
    private volatile boolean closed;
    private volatile boolean over;
    private volatile SessionEnd end;
    private volatile Thread thread;
    private long flushUntil;

    SyntheticSession(SyntheticEngine engine, SessionSettings settings, SyntheticMedia media, SessionListener listener, Executor channelThreads) throws MediaException {
        this.engine = engine;
        this.media = media;
        ears = new Ears(listener);
        conversation = new Conversation(Speaker.open(settings.speaker()), ears, new Channels(ears, channelThreads, this::submit));
    }

    /** Called once, before the session is handed out. */
    void start(ThreadFactory threads) {
        thread = threads.newThread(this::run);
        media.attach(this);
        thread.start();
    }

    @Override
    public CompletionStage<String> offer(boolean iceRestart) {
        return submit(() -> conversation.offer(iceRestart));
    }

    @Override
    public CompletionStage<String> answer(String sdp) {
        return submit(() -> conversation.answer(sdp));
    }

    @Override
    public CompletionStage<Void> accept(String sdp) {
        return submit(() -> {
            conversation.accept(sdp);
            return null;
        });
    }

    @Override
    public CompletionStage<Void> rollback() {
        return submit(() -> {
            conversation.rollback();
            return null;
        });
    }

    @Override
    public void addCandidate(IceCandidate candidate) {
        submit(() -> {
            conversation.candidate(candidate);
            return null;
        });
    }

    @Override
    public void iceServers(List<IceServer> servers) {
        // this engine asks none
    }

    @Override
    public boolean send(String text) {
        if (closed || text.length() > TextStream.LONGEST) {
            return false;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > TextStream.LONGEST || !conversation.reserve(bytes.length)) {
            return false;
        }
        submit(() -> {
            conversation.write(bytes);
            return null;
        });
        return true;
    }

    @Override
    public Optional<DataChannel> open(String label, DataChannelListener listener) {
        ChannelInbox.checkLabel(label);
        return closed ? Optional.empty() : conversation.open(label, listener);
    }

    @Override
    public CompletionStage<Void> speaker(AudioOutput speaker) {
        return submit(() -> {
            conversation.speaker(speaker);
            return null;
        });
    }

    @Override
    public void remoteVideo(VideoSink sink) {
        if (!closed) {
            conversation.show(sink);
        }
    }

    @Override
    public CompletionStage<Void> close() {
        ears.shut();
        media.detach(this);
        conversation.show(null);
        if (thread == null) {
            finish();
        } else if (!closed) {
            submit(() -> {
                flushUntil = System.nanoTime() + FLUSH_NANOS;
                return null;
            });
        }
        closed = true;
        return freed.copy();
    }

    /** Ends the session at once, telling its listener why, unless it was closed before. */
    void end(SessionEnd reason) {
        end = reason;
        closed = true;
        conversation.wake();
    }

    /** Waits until all is freed, 1 s at most. */
    void awaitEnd() {
        try {
            if (Thread.currentThread() != thread) {
                freed.get(1, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("a listener of a session does not return; its thread is left behind");
        }
    }

    /** Whether pictures and sound can leave. */
    boolean isConnected() {
        return conversation.isConnected();
    }

    /** Takes a packed picture to be sent; the latest wins. */
    void picture(byte[] packed) {
        conversation.picture(packed);
    }

    /** Takes 10 ms of sound to be sent, empty for silence. */
    void sound(byte[] samples) {
        if (conversation.isConnected()) {
            conversation.sound(samples);
        }
    }

    private <T> CompletionStage<T> submit(Callable<T> work) {
        Task<T> task = new Task<>(work);
        if (closed) {
            task.refuse();
            return task.outcome();
        }
        tasks.add(task);
        conversation.wake();
        if (over) {
            refuseTasks();
        }
        return task.outcome();
    }

    private void run() {
        try {
            while (end == null && !isFlushed()) {
                conversation.await();
                for (Task<?> task = tasks.poll(); task != null; task = tasks.poll()) {
                    task.run();
                }
                conversation.proceed(System.nanoTime());
            }
        } catch (IOException | RuntimeException | Error e) {
            end = SessionEnd.ENGINE_FAILED;
            LOG.error("a media session broke", e);
        } finally {
            finish();
        }
    }

    private boolean isFlushed() {
        return flushUntil != 0 && (conversation.isFlushed() || System.nanoTime() - flushUntil > 0);
    }

    private void finish() {
        closed = true;
        over = true;
        media.detach(this);
        conversation.close();
        engine.forget(this);
        refuseTasks();
        SessionEnd why = end;
        if (why != null) {
            ears.tell(listener -> listener.onClosed(why));
        }
        ears.shut();
        freed.complete(null);
    }

    private void refuseTasks() {
        for (Task<?> task = tasks.poll(); task != null; task = tasks.poll()) {
            task.refuse();
        }
    }
}
