package org.parley.server.internal.limit;

import java.util.concurrent.ConcurrentHashMap;

/** How many connections each address has. Thread-safe. */
public final class ConnectionCount {
    private volatile int max;
    private final ConcurrentHashMap<String, Integer> open = new ConcurrentHashMap<>();

    /** At most {@code max} an address. */
    public ConnectionCount(int max) {
        this.max = max;
    }

    /** From now on at most that many an address; those that are open stay. */
    public void adopt(int most) {
        max = most;
    }

    /** Counts one more; false when the address is not exempt and has as many as it may. */
    public boolean tryOpen(ClientAddress address) {
        if (address.exempt()) {
            return true;
        }
        boolean[] opened = new boolean[1];
        open.compute(address.key(), (key, count) -> {
            opened[0] = count == null || count < max;
            return count == null ? Integer.valueOf(1) : Integer.valueOf(opened[0] ? count + 1 : count);
        });
        return opened[0];
    }

    /** Counts one less, of those that were counted. */
    public void closed(ClientAddress address) {
        open.computeIfPresent(address.key(), (key, count) -> count == 1 ? null : Integer.valueOf(count - 1));
    }
}
