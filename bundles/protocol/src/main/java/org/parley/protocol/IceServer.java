package org.parley.protocol;

import java.util.List;

/** An RTCIceServer (W3C WebRTC 4.2.4); {@code username} and {@code credential} are null where there are none. */
public record IceServer(List<String> urls, String username, String credential) {
    /** Copies the list. */
    public IceServer {
        urls = List.copyOf(urls);
    }

    /** The credential stays out of logs. */
    @Override
    public String toString() {
        return "IceServer" + urls;
    }
}
