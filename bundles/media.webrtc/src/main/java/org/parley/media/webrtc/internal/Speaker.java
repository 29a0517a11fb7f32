package org.parley.media.webrtc.internal;

import org.parley.media.MediaException;

/** Where the sound of the other side goes, beside what the sound module plays by itself. */
interface Speaker extends AutoCloseable {
    /** Nowhere. */
    Speaker NONE = new Speaker() {};

    /** Plays interleaved 16-bit little-endian sound, usually 10 ms. Called on a native thread that mixes sound: must not block. */
    default void play(byte[] pcm, int sampleRate, int channels, int frames) throws MediaException {}

    @Override
    default void close() {}
}
