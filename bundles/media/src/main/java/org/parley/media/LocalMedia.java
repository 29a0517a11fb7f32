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

    /**
     * Captures from another camera from now on; sessions notice nothing but the other picture. May block, 5 s at most.
     *
     * @throws MediaException when it is not there; what was captured before goes on then
     */
    void camera(VideoInput camera) throws MediaException;

    /**
     * Captures from another microphone from now on; sessions notice nothing but the other sound. May block, 5 s at most.
     *
     * @throws MediaException when it is not there; what was captured before goes on then
     */
    void microphone(AudioInput microphone) throws MediaException;

    /** Changes what is done to the sound of a microphone; means nothing for a file or silence. */
    void processing(SoundProcessing processing);

    /** Sends the pictures of {@code feed} in the place of the camera's, whether muted or not; null for the camera again. The preview shows what is sent. */
    default void share(VideoFeed feed) {}

    /** How loud the microphone was within the last 100 ms or so, muted or not: 0 is silence, 1 full scale. Cheap: may be asked 20 times a second. */
    double microphoneLevel();

    /** Who is told what becomes of devices; null for nobody. */
    void listener(LocalMediaListener listener);

    /** Shows the user's own picture, as sent, in {@code sink}; null for nowhere. */
    void preview(VideoSink sink);

    /** Stops capturing and frees the devices. Idempotent. Sessions that send it must have been closed before. */
    @Override
    void close();
}
