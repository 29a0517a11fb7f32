package org.parley.media;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A maker of media sessions, registered as an OSGi service; consumers select by the property {@link #ENGINE}, then by
 * ranking. All methods may be called on any thread. When an engine is deactivated it closes every session it handed
 * out and tells each listener {@link SessionEnd#ENGINE_STOPPED}; consumers keep what they opened until then.
 */
@ConsumerType
public interface MediaEngine {
    /** Service property, a string: the engine's name, such as {@code webrtc} or {@code synthetic}. */
    String ENGINE = "media.engine";

    /**
     * Attribute of a session description ({@code a=parley-engine:NAME}) by which an engine that does not speak WebRTC names itself. Descriptions of
     * WebRTC engines, and of browsers, do not have it. Only an engine of the same name can answer such an offer; every other refuses it with
     * {@link MediaException.Kind#BAD_DESCRIPTION}.
     */
    String DESCRIPTION_ATTRIBUTE = "parley-engine";

    /** The name that {@link #DESCRIPTION_ATTRIBUTE} gives in a description; empty for one of WebRTC. */
    static Optional<String> nameIn(String sdp) {
        String start = "a=" + DESCRIPTION_ATTRIBUTE + ":";
        return sdp.lines().filter(line -> line.startsWith(start)).map(line -> line.substring(start.length()).strip()).findFirst();
    }

    /** The engine's name, as in {@link #ENGINE}. */
    String name();

    /**
     * Makes ready, in the background, what the first session would wait for: this engine will serve the next call. Returns at once; called as often as one likes. An engine that nobody
     * prepares holds as little as it can, since it may only wait to stand in for another.
     */
    default void prepare() {}

    /** The devices of this machine. May block, 3 s at most; a sound server that does not answer gives empty lists. */
    Devices devices();

    /**
     * Plays a sound, such as a ringing tone, until it is over or what is returned is closed; closing is idempotent, stops it at once and throws nothing.
     * May block, 1 s at most.
     *
     * @param repeat  from the beginning when it is over, until closed
     * @param speaker where; {@link AudioOutput.Any} without a speaker plays nowhere; into a file it is written once, at once
     * @throws MediaException when the speaker is not there, or the file cannot be written
     */
    AutoCloseable play(Sound sound, boolean repeat, AudioOutput speaker) throws MediaException;

    /**
     * Prepares camera and microphone: checks files and devices, and captures nothing yet (no camera light before
     * {@link LocalMedia#start}). May block, 5 s at most; 10 s more where a process must be started for it.
     *
     * @throws MediaException when a file is not what it should be or a named device is not there; the message names it
     */
    LocalMedia open(CaptureSettings settings) throws MediaException;

    /**
     * Makes a session that sends {@code media}. May block, 5 s at most.
     *
     * @param media    opened by this engine and not closed; it stays the caller's to close, after the session
     * @param listener told of all that happens, see there for threads
     * @throws MediaException when the session cannot be made
     * @throws IllegalArgumentException when {@code media} is another engine's
     */
    MediaSession session(SessionSettings settings, LocalMedia media, SessionListener listener) throws MediaException;
}
