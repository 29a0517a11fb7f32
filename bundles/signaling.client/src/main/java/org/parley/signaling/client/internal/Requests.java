package org.parley.signaling.client.internal;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongFunction;
import org.parley.protocol.Reply;
import org.parley.protocol.Request;
import org.parley.signaling.DisconnectReason;
import org.parley.signaling.SignalingException;
import org.parley.signaling.SignalingException.Kind;

/**
 * What was asked over one connection and is not answered yet. On the loop only. The ids are counted from 2^52, because a server's errors name requests and messages
 * to other clients in the same field, and others number the latter.
 */
final class Requests {
    private static final long BASE = 1L << 52;

    private final Loop loop;
    private final Link link;
    private final Map<Long, Pending<?>> pending = new HashMap<>();
    private long last = BASE;

    Requests(Loop loop, Link link) {
        this.loop = loop;
        this.link = link;
    }

    /** Whether a request has that id, or had it. */
    static boolean owns(long id) {
        return id > BASE;
    }

    /** Asks; the future completes on the loop, exceptionally with {@link SignalingException} only. */
    <T extends Reply> CompletableFuture<T> ask(LongFunction<Request> request, Class<T> reply, Duration timeout) {
        long id = ++last;
        CompletableFuture<T> answer = new CompletableFuture<>();
        Loop.Timer timer = loop.schedule(timeout, () -> fail(id, new SignalingException(
                Kind.TIMEOUT, "The server did not answer within " + timeout.toMillis() + " ms.", null)));
        pending.put(id, new Pending<>(reply, answer, timer));
        try {
            link.send(request.apply(id));
        } catch (SignalingException e) {
            fail(id, e);
        }
        return answer;
    }

    /** True when {@code reply} answers one of these. */
    boolean answered(long re, Reply reply) {
        Pending<?> asked = pending.remove(re);
        if (asked == null) {
            return false;
        }
        asked.timer.cancel();
        if (reply instanceof Reply.Error error) {
            asked.answer.completeExceptionally(new SignalingException(error.code(), error.message(), error.retryAfterMillis()));
        } else if (!asked.complete(reply)) {
            link.end(new Ending(DisconnectReason.PROTOCOL, "the server answered a request by " + reply.type()));
            asked.answer.completeExceptionally(new SignalingException(Kind.CONNECTION_LOST, "The server broke the protocol.", null));
        }
        return true;
    }

    void failAll(SignalingException failure) {
        List.copyOf(pending.keySet()).forEach(id -> fail(id, failure));
    }

    private void fail(long id, SignalingException failure) {
        Pending<?> asked = pending.remove(id);
        if (asked != null) {
            asked.timer.cancel();
            asked.answer.completeExceptionally(failure);
        }
    }

    private record Pending<T extends Reply>(Class<T> type, CompletableFuture<T> answer, Loop.Timer timer) {
        boolean complete(Reply reply) {
            return type.isInstance(reply) && answer.complete(type.cast(reply));
        }
    }
}
