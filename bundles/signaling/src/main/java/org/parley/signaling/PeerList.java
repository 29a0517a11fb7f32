package org.parley.signaling;

import java.util.List;

/** Who is online, sorted by name: {@code total} match; {@code live} when changes will be told. */
public record PeerList(List<Peer> peers, int total, boolean live) {
    /** Copies the list. */
    public PeerList {
        peers = List.copyOf(peers);
    }
}
