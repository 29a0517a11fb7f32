package org.parley.media;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Is told what happens in a session, on threads of the engine, one call after another. Methods must return at once: post to a thread of your own.
 * What they throw is logged and dropped.
 */
@ConsumerType
public interface SessionListener {
    /** A candidate of this side, for the other; an empty one ends its generation. */
    void onCandidate(IceCandidate candidate);

    /** The state of the connection changed. */
    void onState(ConnectionState state);

    /** The data channel is open. */
    void onDataOpen();

    /** Text from the other side, at most 16 KiB of UTF-8; longer ones are dropped. */
    void onData(String text);

    /** The other side opened a data channel beside {@code parley}. Who does not want it closes it. */
    void onChannel(DataChannel channel);

    /** The speaker is gone, unplugged for instance; {@code replacement}, in words for people, is used from now on. */
    default void onSpeakerLost(String lost, String replacement) {}

    /** The first picture ({@code width} and {@code height} in pixels) or the first sound (0 and 0) of the other side was decoded. Once for each kind. */
    void onFirstFrame(MediaKind kind, int width, int height);

    /** Figures, each second while connected or looking for a connection. */
    void onStats(MediaStats stats);

    /** The engine ended the session by itself. Once, and nothing after it. */
    void onClosed(SessionEnd end);
}
