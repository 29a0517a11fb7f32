package org.parley.server.internal.auth;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/** What waits, by its owner: owners take turns, and of each the oldest comes first. What nobody waits for any more takes no turn. Synchronized. */
final class FairQueue<T> {
    /** The one whose turn it is first; none is without anything. */
    private final Map<String, Deque<T>> owners = new LinkedHashMap<>();
    private final Predicate<T> over;

    /** {@code over} tells, without locks, what nobody waits for any more. */
    FairQueue(Predicate<T> over) {
        this.over = over;
    }

    /** An owner of whom nothing waits has his turn after all others. */
    synchronized void add(String owner, T item) {
        owners.computeIfAbsent(owner, first -> new ArrayDeque<>()).addLast(item);
    }

    /** Takes what comes next, or null when nothing waits. */
    synchronized T next() {
        T next = null;
        Iterator<Map.Entry<String, Deque<T>>> turns = owners.entrySet().iterator();
        while (next == null && turns.hasNext()) {
            Map.Entry<String, Deque<T>> turn = turns.next();
            turns.remove();
            next = firstOf(turn.getValue());
            if (!turn.getValue().isEmpty()) {
                owners.put(turn.getKey(), turn.getValue());
            }
        }
        return next;
    }

    private T firstOf(Deque<T> items) {
        T first = items.poll();
        while (first != null && over.test(first)) {
            first = items.poll();
        }
        return first;
    }

    /**
     * Takes what must not wait when too much does: the newest of him of whom most waits, of several such the one whose turn is last. Null when there is room: nothing waits any more, or nobody
     * for something of it.
     */
    synchronized T tooMuch() {
        boolean room = false;
        for (Collection<T> items : owners.values()) {
            room |= items.removeIf(over);
        }
        owners.values().removeIf(Collection::isEmpty);
        return room ? null : newestOfMost();
    }

    private T newestOfMost() {
        Map.Entry<String, Deque<T>> most = null;
        for (Map.Entry<String, Deque<T>> owner : owners.entrySet()) {
            if (most == null || owner.getValue().size() >= most.getValue().size()) {
                most = owner;
            }
        }
        if (most == null) {
            return null;
        }
        T item = most.getValue().removeLast();
        if (most.getValue().isEmpty()) {
            owners.remove(most.getKey());
        }
        return item;
    }
}
