package org.parley.server.internal.auth;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** What waits, by its owner: owners take turns, and of each the oldest comes first. Synchronized. */
final class FairQueue<T> {
    /** The one whose turn it is first; none is without anything. */
    private final Map<String, Deque<T>> owners = new LinkedHashMap<>();

    /** An owner of whom nothing waits has his turn after all others. */
    synchronized void add(String owner, T item) {
        owners.computeIfAbsent(owner, first -> new ArrayDeque<>()).addLast(item);
    }

    /** Takes what comes next; something waits. */
    synchronized T next() {
        Iterator<Map.Entry<String, Deque<T>>> turns = owners.entrySet().iterator();
        Map.Entry<String, Deque<T>> turn = turns.next();
        String owner = turn.getKey();
        Deque<T> items = turn.getValue();
        turns.remove();
        T item = items.removeFirst();
        if (!items.isEmpty()) {
            owners.put(owner, items);
        }
        return item;
    }

    /** Takes what must not wait when too much does: the newest of him of whom most waits, of several such the one whose turn is last. Something waits. */
    synchronized T tooMuch() {
        Map.Entry<String, Deque<T>> most = null;
        for (Map.Entry<String, Deque<T>> owner : owners.entrySet()) {
            if (most == null || owner.getValue().size() >= most.getValue().size()) {
                most = owner;
            }
        }
        T item = most.getValue().removeLast();
        if (most.getValue().isEmpty()) {
            owners.remove(most.getKey());
        }
        return item;
    }
}
