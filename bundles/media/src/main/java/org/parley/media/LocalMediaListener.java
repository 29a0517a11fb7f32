package org.parley.media;

import org.osgi.annotation.versioning.ConsumerType;

/** Is told what becomes of the devices that are captured, on a thread of the engine. Methods must return at once. What they throw is logged and dropped. */
@ConsumerType
public interface LocalMediaListener {
    /**
     * A camera or microphone is gone, unplugged for instance, and another one took its place; told within 3 s. Or a camera cannot be started, since another program uses it. Not told
     * when only the default changes, which {@link AudioInput.Any} follows.
     *
     * @param kind        which of the two
     * @param lost        the name of the device that is gone
     * @param replacement in words for people: the device that is used from now on, or {@code silence}, {@code no camera}
     */
    void onDeviceLost(MediaKind kind, String lost, String replacement);

    /** What is shared has ended by itself; the camera is sent again. */
    void onShareEnded();
}
