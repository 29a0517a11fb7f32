package org.parley.media.remote.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.parley.media.MediaException;
import org.parley.media.MediaException.Kind;
import org.parley.media.SessionEnd;
import org.parley.media.remote.internal.message.Asked;
import org.parley.media.remote.internal.message.EngineRequest;
import org.parley.media.remote.internal.message.Message;
import org.parley.media.remote.internal.message.News;
import org.parley.media.remote.internal.message.PictureMessage;
import org.parley.media.remote.internal.message.Request;
import org.parley.media.remote.internal.message.Wire;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A child that runs an engine, until it dies or is stopped. Any thread may call; nothing blocks but {@link #start}, {@link #await}, {@link #insist} and {@link #stop}. */
final class Child {
    private static final Logger LOG = LoggerFactory.getLogger(Child.class);
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final long LONGEST_START_MILLIS = 10_000;
    private static final long HANGS_MILLIS = 12_000;
    private static final long LONGEST_STOP_MILLIS = 3_000;

    private final ChildProcess process;
    private final Wire wire;
    private final ChildThreads threads;
    private final Faces faces;
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final Map<Integer, CompletableFuture<Object>> asked = new ConcurrentHashMap<>();
    private final AtomicInteger numbers = new AtomicInteger();
    private final AtomicBoolean over = new AtomicBoolean();

    private Child(ChildProcess process, int number) {
        this.process = process;
        this.wire = new Wire(process.socket());
        this.threads = new ChildThreads(number);
        this.faces = new Faces(this, threads, process.folder());
        threads.reader(this::read);
    }

    /** Starts a child and waits for its engine to be ready, 10 s at most. */
    static Child start(ChildEngine engine) throws MediaException {
        int number = COUNT.incrementAndGet();
        Child child;
        try {
            child = new Child(ChildProcess.start(engine, number, LONGEST_START_MILLIS), number);
        } catch (IOException e) {
            throw new MediaException(Kind.UNAVAILABLE, "the process for media cannot be started: " + e.getMessage(), e);
        }
        try {
            get(child.ready, LONGEST_START_MILLIS);
            LOG.info("media process {} runs {}", child.process.pid(), engine.type());
            return child;
        } catch (MediaException e) {
            child.kill();
            throw e;
        }
    }

    /** A number for something new in the child. */
    int number() {
        return numbers.incrementAndGet();
    }

    /** What is in the child, as the client sees it. */
    Faces faces() {
        return faces;
    }

    ChildThreads threads() {
        return threads;
    }

    boolean isAlive() {
        return !over.get();
    }

    /** Its process. */
    long pid() {
        return process.pid();
    }

    /** Its folder. */
    Path folder() {
        return process.folder();
    }

    /** Has something done, after what was asked before for the same target. What is asked of a child that is gone is dropped. */
    void order(Request request) {
        write(new Asked(0, request));
    }

    /**
     * As {@link #order}; the answer comes on the thread that reads, exceptionally with a {@link MediaException}. An engine must answer within 5 s, perhaps after something else that took as long; a child
     * that has not done so after 12 s hangs, and is killed.
     */
    CompletableFuture<Object> ask(Request request) {
        CompletableFuture<Object> answer = request(request);
        if (over.get()) {
            answer.completeExceptionally(gone());
        }
        return answer;
    }

    private CompletableFuture<Object> request(Request request) {
        int number = number();
        CompletableFuture<Object> answer = new CompletableFuture<>();
        asked.put(number, answer);
        answer.whenComplete((done, failed) -> asked.remove(number));
        answer.copy().orTimeout(HANGS_MILLIS, TimeUnit.MILLISECONDS).whenComplete((done, failed) -> {
            if (failed instanceof TimeoutException) {
                LOG.warn("the media process {} hangs and is killed", process.pid());
                kill();
            }
        });
        write(new Asked(number, request));
        return answer;
    }

    /** As {@link #ask}, and waits for it. */
    Object await(Request request, long millis) throws MediaException {
        return get(ask(request), millis);
    }

    /** As {@link #await}, for as long as it takes: until a child that does not answer is gone. */
    Object insist(Request request) throws MediaException {
        return get(ask(request), HANGS_MILLIS + LONGEST_STOP_MILLIS);
    }

    static <T> T get(CompletableFuture<T> answer, long millis) throws MediaException {
        try {
            return answer.get(millis, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof MediaException known ? known : new MediaException(Kind.FAILED, "the media process failed: " + e.getCause(), e);
        } catch (TimeoutException e) {
            throw new MediaException(Kind.FAILED, "the media process has not answered for " + millis + " ms", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MediaException(Kind.FAILED, "interrupted while waiting for the media process", e);
        }
    }

    /** Sends a message, after those before. */
    void write(Message message) {
        threads.write(() -> {
            try {
                wire.send(message);
            } catch (IOException e) {
                wire.close();
            }
        });
    }

    /** The engine is ready; or not to be had. */
    void ready(MediaException unfit) {
        if (unfit == null) {
            ready.complete(null);
        } else {
            ready.completeExceptionally(unfit);
        }
    }

    /** An answer has come; {@code refusal} null when it was done. */
    void answered(int number, Object result, MediaException refusal) {
        CompletableFuture<Object> answer = asked.get(number);
        if (answer != null && refusal == null) {
            answer.complete(result);
        } else if (answer != null) {
            answer.completeExceptionally(refusal);
        }
    }

    /** Ends it at once. The thread that reads notices, also where the process does not die. */
    void kill() {
        process.kill();
        wire.close();
    }

    /** Tells every session that the engine was stopped, stops it, and ends the process. Takes 5 s at most. */
    void stop() {
        if (over.compareAndSet(false, true)) {
            faces.end(SessionEnd.ENGINE_STOPPED);
            try {
                get(request(new EngineRequest.Stop()), LONGEST_STOP_MILLIS);
            } catch (MediaException e) {
                LOG.debug("the engine of media process {} was not stopped in order: {}", process.pid(), e.getMessage());
            }
            clear();
        }
    }

    private void read() {
        try {
            for (;;) {
                Message message = wire.receive();
                if (message instanceof News news) {
                    news.tell(faces);
                } else if (message instanceof PictureMessage picture) {
                    faces.take(picture);
                }
            }
        } catch (IOException e) {
            LOG.debug("the connection to media process {} ends: {}", process.pid(), e.toString());
        } catch (RuntimeException | Error e) {
            LOG.error("the connection to media process {} is given up", process.pid(), e);
        }
        if (over.compareAndSet(false, true)) {
            faces.end(SessionEnd.ENGINE_FAILED);
            clear();
            ready.completeExceptionally(new MediaException(Kind.UNAVAILABLE, "the process for media does not start: " + process.describeEnd(), null));
            LOG.warn("the media process {} is gone: {}", process.pid(), process.describeEnd());
        }
    }

    private void clear() {
        wire.close();
        asked.values().forEach(answer -> answer.completeExceptionally(gone()));
        process.awaitEnd();
        threads.end();
    }

    private MediaException gone() {
        return new MediaException(Kind.CLOSED, "the media process has ended", null);
    }
}
