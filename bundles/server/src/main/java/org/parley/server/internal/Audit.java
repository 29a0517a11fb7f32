package org.parley.server.internal;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.parley.protocol.Usernames;
import org.parley.server.internal.limit.KeyedLimit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notes who logs in, from where and with what outcome, by a logger of its own that conf/logback.xml gives a file. No password and no token comes here. */
final class Audit {
    static final int MOST_ATTEMPTS = 500;
    private static final int MINUTES = 15;

    private final Logger log;
    private final KeyedLimit attempts;

    /** With a clock. */
    Audit(LongSupplier nanos) {
        this(nanos, LoggerFactory.getLogger("org.parley.audit"));
    }

    Audit(LongSupplier nanos, Logger log) {
        this.log = log;
        attempts = new KeyedLimit(MOST_ATTEMPTS, TimeUnit.MINUTES.toNanos(MINUTES), nanos);
    }

    /** {@code username} is any text; what no account can be called might be a password that was typed in the wrong field, and is not written. */
    void note(String event, String username, ClientConnection from, String outcome) {
        log.info("{} user={} address={} connection={} outcome={}", event, Usernames.isValid(username) ? username : "-", from.remote(), from.number(), outcome);
    }

    /** What is tried and costs little, so that who tries it thousands of times a second would push all else out of the files: of an address some are noted. */
    void attempt(String event, String username, ClientConnection from, String outcome) {
        String address = from.address().key();
        if (attempts.waitMillis(address) > 0) {
            return;
        }
        attempts.count(address);
        note(event, username, from, outcome);
        if (attempts.waitMillis(address) > 0) {
            log.info("address={} more than {} resumed or refused within {} minutes, further ones are not noted", from.remote(), MOST_ATTEMPTS, MINUTES);
        }
    }
}
