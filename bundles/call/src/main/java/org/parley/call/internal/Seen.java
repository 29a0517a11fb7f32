package org.parley.call.internal;

import java.util.LinkedHashSet;
import java.util.Set;

/** The ids of the offers, answers and byes that came in a call, to tell a repeat. The oldest beyond 256 are forgotten. */
final class Seen {
    private static final int MOST = 256;

    private final Set<Long> ids = new LinkedHashSet<>();

    /** True the first time. */
    boolean add(long id) {
        if (!ids.add(id)) {
            return false;
        }
        if (ids.size() > MOST) {
            ids.remove(ids.iterator().next());
        }
        return true;
    }
}
