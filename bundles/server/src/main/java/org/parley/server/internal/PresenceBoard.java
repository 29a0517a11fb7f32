package org.parley.server.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.parley.protocol.Peer;
import org.parley.protocol.Status;
import org.parley.protocol.Usernames;

/**
 * Who is online, and the latest change of each user by its position in the order of changes. Synchronized.
 */
final class PresenceBoard {
    private final TreeMap<String, Peer> online = new TreeMap<>();
    private final TreeMap<Long, Peer> changes = new TreeMap<>();
    private final Map<String, Long> positions = new HashMap<>();
    private long position;

    /** Those who match. */
    record Listing(int total, List<Peer> peers) {}

    /** Changes after a position, and the position after them. */
    record Changes(List<Peer> peers, long position) {}

    /** Notes a status; OFFLINE takes the user off. */
    synchronized void put(Peer peer) {
        String key = Usernames.key(peer.username());
        if (peer.status() == Status.OFFLINE) {
            online.remove(key);
        } else {
            online.put(key, peer);
        }
        Long before = positions.put(key, ++position);
        if (before != null) {
            changes.remove(before);
        }
        changes.put(position, peer);
    }

    /** Whether that user is online with that status. */
    synchronized boolean shows(Peer peer) {
        return peer.equals(online.get(Usernames.key(peer.username())));
    }

    synchronized int size() {
        return online.size();
    }

    synchronized long position() {
        return position;
    }

    /** The first {@code limit} of those whose name begins with {@code query} in any case, without {@code asker}, sorted by name in lower case. */
    synchronized Listing list(String query, int limit, String askerKey) {
        String prefix = Usernames.key(query);
        boolean all = prefix.isEmpty(); // who asks most: nobody needs to be counted one by one
        List<Peer> peers = new ArrayList<>();
        int total = all ? online.size() - (online.containsKey(askerKey) ? 1 : 0) : 0;
        for (Map.Entry<String, Peer> entry : online.tailMap(prefix).entrySet()) {
            if (!entry.getKey().startsWith(prefix) || all && peers.size() == limit) {
                break;
            }
            if (!entry.getKey().equals(askerKey)) {
                total += all ? 0 : 1;
                if (peers.size() < limit) {
                    peers.add(entry.getValue());
                }
            }
        }
        return new Listing(total, peers);
    }

    /** The next {@code max} changes after {@code from}, of each user the latest only. */
    synchronized Changes after(long from, int max) {
        List<Peer> peers = new ArrayList<>();
        long last = from;
        for (Map.Entry<Long, Peer> entry : changes.tailMap(from, false).entrySet()) {
            if (peers.size() == max) {
                return new Changes(peers, last);
            }
            peers.add(entry.getValue());
            last = entry.getKey();
        }
        return new Changes(peers, position);
    }

    /** Forgets the changes up to {@code upTo}. */
    synchronized void forget(long upTo) {
        Map<Long, Peer> old = changes.headMap(upTo, true);
        old.values().forEach(peer -> positions.remove(Usernames.key(peer.username())));
        old.clear();
    }
}
