package org.parley.call.internal;

import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.parley.protocol.CallIds;

/** Fresh ids of calls and messages. Any thread may call. */
final class MessageIds {
    private final AtomicLong last;
    private final Supplier<String> calls;

    /** Far from the small numbers of requests, so that a log tells them apart, and a later process does not repeat an earlier one's. */
    MessageIds() {
        this(CallIds::random, (1L << 40) + new SecureRandom().nextLong(1L << 51));
    }

    /** Call ids from {@code calls}; message ids that follow {@code last}. */
    MessageIds(Supplier<String> calls, long last) {
        this.calls = calls;
        this.last = new AtomicLong(last);
    }

    /** Of a call. */
    String call() {
        return calls.get();
    }

    /** Of a message: from 1 to 2^53-1, never one twice. */
    long message() {
        return last.incrementAndGet();
    }
}
