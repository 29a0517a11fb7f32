package org.parley.call.internal;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.parley.call.internal.thread.Loop;
import org.parley.protocol.PeerMessage;

/**
 * Offers, answers and byes that are not acknowledged yet: each is repeated, unchanged, every 2 s and at once after a login, until it is acknowledged, withdrawn, its
 * call ends (byes are repeated nevertheless), or 30 s have passed.
 */
final class Outbox {
    private static final Duration REPEAT = Duration.ofSeconds(2);
    private static final long GIVE_UP = Duration.ofSeconds(30).toNanos();
    /** Byes to calls that are none of ours: a stranger shall not make us send without bound. */
    private static final int STRAY = 32;

    private final Loop loop;
    private final Line line;
    private final Map<Key, Entry> entries = new LinkedHashMap<>();

    Outbox(Loop loop, Line line) {
        this.loop = loop;
        this.line = line;
    }

    private record Key(String call, long id) {}

    private final class Entry {
        private final Key key;
        private final PeerMessage message;
        private final Runnable expired;
        private final boolean stray;
        private final long begun = loop.nanos();
        private Loop.Timer timer = Loop.Timer.NONE;

        Entry(Key key, PeerMessage message, boolean stray, Runnable expired) {
            this.key = key;
            this.message = message;
            this.stray = stray;
            this.expired = expired;
        }

        void send() {
            timer.cancel();
            timer = loop.after(REPEAT, this::again); // first: whatever sending throws, it is repeated
            line.send(message);
        }

        private void again() {
            if (loop.nanos() - begun < GIVE_UP) {
                send();
            } else {
                entries.remove(key);
                expired.run();
            }
        }
    }

    /** Sends a message of a call and repeats it; {@code expired} runs when 30 s have passed without an acknowledgement. */
    void post(long id, PeerMessage message, Runnable expired) {
        add(id, message, false, expired);
    }

    /** Sends a bye for a call that this side does not have. With many of them under way it is sent once only. */
    void postStray(PeerMessage.Bye bye) {
        if (entries.values().stream().filter(entry -> entry.stray).count() < STRAY) {
            add(bye.id(), bye, true, () -> {});
        } else {
            line.send(bye);
        }
    }

    private void add(long id, PeerMessage message, boolean stray, Runnable expired) {
        Entry entry = new Entry(new Key(message.call(), id), message, stray, expired);
        withdraw(entry.key.call(), id);
        entries.put(entry.key, entry);
        entry.send();
    }

    /** {@code from} has got the message; of another than its receiver it means nothing. */
    void acknowledged(String from, String call, long id) {
        Entry entry = entries.get(new Key(call, id));
        if (entry != null && Names.same(entry.message.to(), from)) {
            withdraw(call, id);
        }
    }

    /** Repeats it no more. */
    void withdraw(String call, long id) {
        Entry entry = entries.remove(new Key(call, id));
        if (entry != null) {
            entry.timer.cancel();
        }
    }

    /** Repeats nothing of a call any more but its byes. */
    void ended(String call) {
        for (Entry entry : List.copyOf(entries.values())) {
            if (entry.key.call().equals(call) && !(entry.message instanceof PeerMessage.Bye)) {
                withdraw(call, entry.key.id());
            }
        }
    }

    /** There is a connection again. */
    void loggedIn() {
        List.copyOf(entries.values()).forEach(Entry::send);
    }

    /** Forgets all. */
    void clear() {
        List.copyOf(entries.keySet()).forEach(key -> withdraw(key.call(), key.id()));
    }

    int size() {
        return entries.size();
    }
}
