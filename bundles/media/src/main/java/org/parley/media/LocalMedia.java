package org.parley.media;

import org.osgi.annotation.versioning.ProviderType;

/** What this user sends, opened by an engine. Any thread may call; nothing blocks longer than 2 s. */
@ProviderType
public interface LocalMedia extends AutoCloseable {
    /** What is really used, in words for people, such as {@code pattern 640x480, silence}. */
    String description();

    /** Begins to capture. Idempotent. */
    void start();

    /** Whether the microphone is replaced by silence. */
    void muteMicrophone(boolean muted);

    /** Whether the camera is replaced by black. */
    void muteCamera(boolean muted);

    /** True while the microphone is muted. */
    boolean isMicrophoneMuted();

    /** True while the camera is muted. */
    boolean isCameraMuted();

    /** Shows the user's own picture, as sent, in {@code sink}; null for nowhere. */
    void preview(VideoSink sink);

    /** Stops capturing and frees the devices. Idempotent. Sessions that send it must have been closed before. */
    @Override
    void close();
}
