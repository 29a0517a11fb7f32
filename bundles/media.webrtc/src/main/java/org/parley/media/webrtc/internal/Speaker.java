package org.parley.media.webrtc.internal;

import org.parley.media.MediaException;
import org.parley.media.webrtc.internal.pulse.SoundDevice;

/** Where the sound of the other side goes. */
interface Speaker extends AutoCloseable {
    /** Nowhere. */
    Speaker NONE = new Speaker() {};

    /** Plays interleaved 16-bit little-endian sound, usually 10 ms. Called on a native thread that mixes sound: must not block. */
    default void play(byte[] pcm, int sampleRate, int channels, int frames) throws MediaException {}

    /** The speaker of the machine that this is; null for another thing. */
    default SoundDevice device() {
        return null;
    }

    /** Whether it plays no more though nobody closed it. */
    default boolean isBroken() {
        return false;
    }

    @Override
    default void close() {}
}
