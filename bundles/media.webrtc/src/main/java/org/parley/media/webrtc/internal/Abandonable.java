package org.parley.media.webrtc.internal;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks native code that may hang, in a thread that is left behind if it does. */
final class Abandonable {
    private static final Logger LOG = LoggerFactory.getLogger(Abandonable.class);
    private static final int MOST_ABANDONED = 3;

    private final AtomicInteger hanging = new AtomicInteger();

    /** The answer, or {@code otherwise} when there is none within {@code millis}. Asks nothing more once three questions hang. */
    <T> T ask(String what, Callable<T> question, T otherwise, long millis) {
        int number = hanging.incrementAndGet();
        if (number > MOST_ABANDONED) {
            hanging.decrementAndGet();
            return otherwise;
        }
        CompletableFuture<T> answer = new CompletableFuture<>();
        EngineThreads.daemon("parley-devices-" + number, () -> {
            try {
                answer.complete(question.call());
            } catch (Throwable e) {
                answer.completeExceptionally(e);
            } finally {
                hanging.decrementAndGet();
            }
        }).start();
        return await(what, answer, otherwise, millis);
    }

    private static <T> T await(String what, CompletableFuture<T> answer, T otherwise, long millis) {
        try {
            return answer.get(millis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.warn("asking for {} has not ended after {} ms, none are used", what, millis);
        } catch (ExecutionException e) {
            LOG.warn("asking for {} failed, none are used: {}", what, e.getCause().toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return otherwise;
    }
}
