package org.parley.call;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.parley.media.VideoSink;

/** One call. Any thread may call; every method returns at once, and what it asks for is done on the call thread. An ended call ignores all requests. */
@ProviderType
public interface Call {
    /** The call id, as in the protocol. */
    String id();

    /** Who called whom. */
    Direction direction();

    /** The others, in their registered spelling; one, in a direct call. */
    List<String> participants();

    /** Where the call stands. */
    CallState state();

    /** How it ended; empty before. */
    Optional<CallEnd> end();

    /** Whether the caller offers video. */
    boolean video();

    /** Takes an incoming call that rings. Otherwise does nothing. */
    void answer();

    /** Refuses an incoming call that rings. Otherwise does nothing. */
    void decline();

    /** Ends the call at any stage: cancels before an answer, declines an incoming call that rings, hangs up later. */
    void hangUp();

    /** Replaces the microphone by silence and tells the other side; kept when media is set up anew. */
    void muteMicrophone(boolean muted);

    /** Replaces the camera by black and tells the other side; kept when media is set up anew. */
    void muteCamera(boolean muted);

    /** Shows the picture of {@code participant} in {@code sink}, also after media was set up anew; null for nowhere. */
    void remoteVideo(String participant, VideoSink sink);

    /** Shows the user's own picture in {@code sink}, also after media was set up anew; null for nowhere. */
    void preview(VideoSink sink);

    /** Who called whom. */
    enum Direction {
        /** This user calls. */
        OUTGOING,
        /** This user is called. */
        INCOMING
    }
}
