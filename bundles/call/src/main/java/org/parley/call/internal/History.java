package org.parley.call.internal;

import java.util.ArrayList;
import java.util.List;
import org.parley.call.CallRecord;

/** The latest ended calls, newest first. Any thread may read. */
final class History {
    private static final int MOST = 100;

    private volatile List<CallRecord> records = List.of();

    /** On the call thread. */
    void add(CallRecord record) {
        List<CallRecord> next = new ArrayList<>(MOST);
        next.add(record);
        next.addAll(records.subList(0, Math.min(records.size(), MOST - 1)));
        records = List.copyOf(next);
    }

    List<CallRecord> records() {
        return records;
    }
}
