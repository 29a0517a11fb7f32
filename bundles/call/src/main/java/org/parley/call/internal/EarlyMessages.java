package org.parley.call.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.parley.call.internal.thread.Loop;
import org.parley.media.IceCandidate;
import org.parley.protocol.Usernames;

/** Candidates and byes that came before their offer: kept 30 s, 64 candidates a call, 8 calls a sender, 256 calls in all. */
final class EarlyMessages {
    private static final long MEMORY = Duration.ofSeconds(30).toNanos();
    private static final int CANDIDATES = 64;
    private static final int CALLS_OF_SENDER = 8;
    private static final int CALLS = 256;

    private final Loop loop;
    private final Map<Key, Early> calls = new LinkedHashMap<>();

    EarlyMessages(Loop loop) {
        this.loop = loop;
    }

    private record Key(String sender, String call) {}

    /** What came for one call before its offer. */
    static final class Early {
        private final long begun;
        private final List<IceCandidate> candidates = new ArrayList<>();
        private boolean bye;

        private Early(long begun) {
            this.begun = begun;
        }

        List<IceCandidate> candidates() {
            return List.copyOf(candidates);
        }

        /** Whether its end came already. */
        boolean bye() {
            return bye;
        }
    }

    void candidate(String sender, String call, IceCandidate candidate) {
        Early early = of(sender, call);
        if (early != null && early.candidates.size() < CANDIDATES) {
            early.candidates.add(candidate);
        }
    }

    void bye(String sender, String call) {
        Early early = of(sender, call);
        if (early != null) {
            early.bye = true;
        }
    }

    /** What came for a call whose offer is there now; it is kept no longer. */
    Early take(String sender, String call) {
        forgetOld();
        Early early = calls.remove(new Key(Usernames.key(sender), call));
        return early == null ? new Early(0) : early;
    }

    int size() {
        return calls.size();
    }

    private Early of(String sender, String call) {
        forgetOld();
        Key key = new Key(Usernames.key(sender), call);
        Early early = calls.get(key);
        if (early != null) {
            return early;
        }
        if (calls.keySet().stream().filter(known -> known.sender().equals(key.sender())).count() >= CALLS_OF_SENDER) {
            return null;
        }
        if (calls.size() >= CALLS) {
            Iterator<Key> oldest = calls.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
        early = new Early(loop.nanos());
        calls.put(key, early);
        return early;
    }

    private void forgetOld() {
        long now = loop.nanos();
        calls.values().removeIf(early -> now - early.begun >= MEMORY);
    }
}
