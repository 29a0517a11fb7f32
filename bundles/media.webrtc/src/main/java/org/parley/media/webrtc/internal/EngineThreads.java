package org.parley.media.webrtc.internal;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.parley.media.MediaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The threads of an engine: one makes all native calls, another all calls to listeners, so that neither waits for the other; a third asks for devices, and ends when it is idle. */
final class EngineThreads {
    private static final Logger LOG = LoggerFactory.getLogger(EngineThreads.class);

    private final ScheduledThreadPoolExecutor natives;
    private final ExecutorService events;
    private final ThreadPoolExecutor blocking = new ThreadPoolExecutor(1, 1, 5, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> daemon("parley-webrtc-devices-1", work));
    private volatile Thread nativeThread;
    private volatile Thread eventThread;

    EngineThreads() {
        natives = new ScheduledThreadPoolExecutor(1, work -> nativeThread = daemon("parley-webrtc-1", work));
        natives.setRemoveOnCancelPolicy(true);
        blocking.allowCoreThreadTimeOut(true);
        ThreadFactory listeners = work -> eventThread = daemon("parley-webrtc-events-1", work);
        events = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), listeners);
    }

    static Thread daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    /** Runs {@code work} on the native thread, after what was given before; false when the engine has ended. */
    boolean run(Runnable work) {
        return post(natives, work);
    }

    /** For stages that go on on the native thread. */
    Executor natives() {
        return this::run;
    }

    /** Runs {@code work} on the listeners' thread, after what was given before; false when the engine has ended. */
    boolean event(Runnable work) {
        return post(events, work);
    }

    /** Runs {@code work}, which may block for some seconds, on the devices' thread, after what was given before; false when the engine has ended. */
    boolean blocking(Runnable work) {
        return post(blocking, work);
    }

    /** Runs {@code work} on the native thread again and again, until the result is cancelled or the engine ends. */
    ScheduledFuture<?> repeat(Runnable work, long millis) {
        return natives.scheduleWithFixedDelay(guarded(work), millis, millis, TimeUnit.MILLISECONDS);
    }

    /** Runs {@code work} on the native thread, once, later; at once when the engine is about to end. */
    void later(Runnable work, long millis) {
        try {
            natives.schedule(guarded(work), millis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            work.run();
        }
    }

    /** As {@link #call(Callable, Consumer, long)}, for work whose result needs no care. */
    <T> T call(Callable<T> work, long millis) throws MediaException {
        return call(work, result -> { }, millis);
    }

    /**
     * Runs {@code work} on the native thread and waits for it, unless this is that thread. When nobody waits any more, work that has not begun is left undone, and the
     * result of work that has goes to {@code unwanted}, on that thread.
     */
    <T> T call(Callable<T> work, Consumer<T> unwanted, long millis) throws MediaException {
        CompletableFuture<T> answer = new CompletableFuture<>();
        try {
            if (Thread.currentThread() == nativeThread) {
                return work.call();
            }
            natives.execute(() -> answer(work, unwanted, answer));
            return answer.get(millis, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        } catch (RejectedExecutionException e) {
            throw new MediaException(MediaException.Kind.CLOSED, "the media engine webrtc is stopped", e);
        } catch (TimeoutException e) {
            return orElse(answer, new MediaException(MediaException.Kind.FAILED, "WebRTC has not answered for " + millis + " ms; restart Parley if it stays so", e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return orElse(answer, new MediaException(MediaException.Kind.FAILED, "interrupted while waiting for WebRTC", e));
        } catch (Exception e) {
            throw failure(e);
        }
    }

    private static <T> void answer(Callable<T> work, Consumer<T> unwanted, CompletableFuture<T> answer) {
        if (answer.isDone()) {
            return;
        }
        T result;
        try {
            result = work.call();
        } catch (Throwable t) { // told to who waits
            answer.completeExceptionally(t);
            return;
        }
        if (!answer.complete(result)) {
            Natives.quietly("drop what nobody waits for", () -> unwanted.accept(result));
        }
    }

    /** Gives up, unless the answer has just come. */
    private static <T> T orElse(CompletableFuture<T> answer, MediaException failure) throws MediaException {
        if (answer.completeExceptionally(failure)) {
            throw failure;
        }
        try {
            return answer.join();
        } catch (CompletionException e) {
            throw failure(e.getCause());
        }
    }

    /** As {@link #call}, for work without a result. */
    void await(Natives.Step work, long millis) throws MediaException {
        call(() -> {
            work.run();
            return null;
        }, millis);
    }

    /** Ends both threads. Events given before are still told, within {@code millis}. */
    void end(long millis) {
        natives.shutdown();
        events.shutdown();
        blocking.shutdownNow();
        try {
            natives.awaitTermination(millis / 2, TimeUnit.MILLISECONDS);
            if (Thread.currentThread() != eventThread) {
                events.awaitTermination(millis / 2, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static MediaException failure(Throwable cause) {
        if (cause instanceof MediaException known) {
            return known;
        }
        return new MediaException(MediaException.Kind.FAILED, "WebRTC failed: " + cause, cause);
    }

    private static boolean post(ExecutorService executor, Runnable work) {
        try {
            executor.execute(guarded(work));
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    /** Work that reports what it throws: a periodic task would end silently otherwise. */
    private static Runnable guarded(Runnable work) {
        return () -> {
            try {
                work.run();
            } catch (Throwable e) {
                LOG.warn("media task failed", e);
            }
        };
    }
}
