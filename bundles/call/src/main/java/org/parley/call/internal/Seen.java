package org.parley.call.internal;

import java.util.LinkedHashSet;
import java.util.Set;

/** The ids of messages that came in a call, to tell a repeat. Of many the oldest are forgotten. */
final class Seen {
    private static final int MOST = 256;

    private final Set<Long> ids = new LinkedHashSet<>();
    private final int most;

    /** Remembers 256. */
    Seen() {
        this(MOST);
    }

    Seen(int most) {
        this.most = most;
    }

    /** True the first time. */
    boolean add(long id) {
        if (!ids.add(id)) {
            return false;
        }
        if (ids.size() > most) {
            ids.remove(ids.iterator().next());
        }
        return true;
    }
}
