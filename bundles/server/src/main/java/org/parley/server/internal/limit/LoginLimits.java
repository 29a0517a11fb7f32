package org.parley.server.internal.limit;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.parley.protocol.Usernames;

/** Failed logins an account and address, failed logins an address, registrations an address. Thread-safe. */
public final class LoginLimits {
    private final LongSupplier nanos;
    private final KeyedLimit pairs;
    private final KeyedLimit addresses;
    private final KeyedLimit registrations;

    /** An attempt that was let through, to be ended once. */
    @FunctionalInterface
    public interface Attempt {
        /** Counts it where {@code counts}: a login that failed, a registration that was made. */
        void end(boolean counts);
    }

    /**
     * Whether an attempt may be made.
     *
     * @param attempt          null when it may not
     * @param retryAfterMillis 0 when it may
     */
    public record Verdict(Attempt attempt, long retryAfterMillis) {}

    /** {@code minutes} is the time for both limits of logins; that of registrations is an hour. */
    public LoginLimits(int failedPerPair, int failedPerAddress, int minutes, int registrationsPerAddress, LongSupplier nanos) {
        this.nanos = nanos;
        pairs = new KeyedLimit(failedPerPair, TimeUnit.MINUTES.toNanos(minutes));
        addresses = new KeyedLimit(failedPerAddress, TimeUnit.MINUTES.toNanos(minutes));
        registrations = new KeyedLimit(registrationsPerAddress, TimeUnit.HOURS.toNanos(1));
    }

    /** Asks for a login; {@code username} is any text. What no account can be called has no pair. */
    public Verdict login(String username, ClientAddress address) {
        Verdict ofPair = Usernames.isValid(username) ? begin(pairs, Usernames.key(username) + ' ' + address.key()) : free();
        if (ofPair.attempt() == null || address.exempt()) {
            return ofPair;
        }
        Verdict ofAddress = begin(addresses, address.key());
        if (ofAddress.attempt() == null) {
            ofPair.attempt().end(false);
            return ofAddress;
        }
        return new Verdict(failed -> {
            ofPair.attempt().end(failed);
            ofAddress.attempt().end(failed);
        }, 0);
    }

    /** Asks for a registration. */
    public Verdict registration(ClientAddress address) {
        return address.exempt() ? free() : begin(registrations, address.key());
    }

    private static Verdict free() {
        return new Verdict(counts -> {}, 0);
    }

    private Verdict begin(KeyedLimit limit, String key) {
        long wait = limit.tryBegin(key, nanos.getAsLong());
        return wait > 0 ? new Verdict(null, wait) : new Verdict(counts -> limit.end(key, counts, nanos.getAsLong()), 0);
    }
}
