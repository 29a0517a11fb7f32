package org.parley.server.internal.limit;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.parley.protocol.Usernames;

/**
 * Failed logins an account and address, failed logins an address, registrations an address. Each is asked twice: without blocking when the request comes, and
 * where the password is hashed, to begin the attempt. Also logouts an account, of which each is kept on disk for as long as a token is good. Thread-safe.
 */
public final class LoginLimits {
    static final int LOGOUTS_PER_HOUR = 1_000;

    private final KeyedLimit pairs;
    private final KeyedLimit addresses;
    private final KeyedLimit registrations;
    private final KeyedLimit logouts;

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
        pairs = new KeyedLimit(failedPerPair, TimeUnit.MINUTES.toNanos(minutes), nanos);
        addresses = new KeyedLimit(failedPerAddress, TimeUnit.MINUTES.toNanos(minutes), nanos);
        registrations = new KeyedLimit(registrationsPerAddress, TimeUnit.HOURS.toNanos(1), nanos);
        logouts = new KeyedLimit(LOGOUTS_PER_HOUR, TimeUnit.HOURS.toNanos(1), nanos);
    }

    /** From now on other limits hold; see the constructor. */
    public void adopt(int failedPerPair, int failedPerAddress, int minutes, int registrationsPerAddress) {
        pairs.adopt(failedPerPair, TimeUnit.MINUTES.toNanos(minutes));
        addresses.adopt(failedPerAddress, TimeUnit.MINUTES.toNanos(minutes));
        registrations.adopt(registrationsPerAddress, TimeUnit.HOURS.toNanos(1));
    }

    /** In how many milliseconds a login may be tried, or 0; {@code username} is any text. What no account can be called has no pair. */
    public long loginWaitMillis(String username, ClientAddress address) {
        long ofPair = Usernames.isValid(username) ? pairs.waitMillis(pair(username, address)) : 0;
        return ofPair > 0 || address.exempt() ? ofPair : addresses.waitMillis(address.key());
    }

    /** Counts a login that failed without being checked; {@code username} is any text. */
    public void loginFailed(String username, ClientAddress address) {
        if (Usernames.isValid(username)) {
            pairs.count(pair(username, address));
        }
        if (!address.exempt()) {
            addresses.count(address.key());
        }
    }

    /** Begins a login of a name that an account can have; blocks while it depends on the outcome of others under way. */
    public Verdict login(String username, ClientAddress address) {
        Verdict ofPair = begin(pairs, pair(username, address));
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

    /** In how many milliseconds an account may be made, or 0. */
    public long registrationWaitMillis(ClientAddress address) {
        return address.exempt() ? 0 : registrations.waitMillis(address.key());
    }

    /** Begins a registration; blocks like {@link #login}. */
    public Verdict registration(ClientAddress address) {
        return address.exempt() ? new Verdict(made -> { }, 0) : begin(registrations, address.key());
    }

    /** In how many milliseconds that account may log out, or 0. */
    public long logoutWaitMillis(String username) {
        return logouts.waitMillis(Usernames.key(username));
    }

    /** Counts a logout. */
    public void loggedOut(String username) {
        logouts.count(Usernames.key(username));
    }

    private static String pair(String username, ClientAddress address) {
        return Usernames.key(username) + ' ' + address.key();
    }

    private static Verdict begin(KeyedLimit limit, String key) {
        long wait = limit.begin(key);
        return wait > 0 ? new Verdict(null, wait) : new Verdict(counts -> limit.end(key, counts), 0);
    }
}
