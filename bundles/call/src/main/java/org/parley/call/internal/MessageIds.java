package org.parley.call.internal;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicLong;

/** Fresh ids of calls and messages. Any thread may call. */
final class MessageIds {
    private static final int CALL_BYTES = 16;

    private final SecureRandom random = new SecureRandom();
    /** Far from the small numbers of requests, so that a log tells them apart, and a later process does not repeat an earlier one's. */
    private final AtomicLong last = new AtomicLong((1L << 40) + random.nextLong(1L << 51));

    /** 128 random bits in the alphabet of call ids. */
    String call() {
        byte[] bytes = new byte[CALL_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** From 1 to 2^53-1, never one twice. */
    long message() {
        return last.incrementAndGet();
    }
}
