package org.parley.media.webrtc.internal;

import dev.onvoid.webrtc.media.audio.AudioTrackSource;
import dev.onvoid.webrtc.media.audio.CustomAudioSource;
import java.util.concurrent.locks.ReentrantLock;
import org.parley.media.source.Loudness;
import org.parley.media.source.WavFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one source of a media's sound track. What captures pushes through an {@link Inlet}; sound of the inlet that is heard is sent, that of others dropped. Any thread, but for {@link #free}. */
final class SoundOutlet {
    /** Bytes of 10 ms: 16 bit, one channel, 48 kHz. */
    static final int BLOCK_BYTES = WavFile.BLOCK * 2;
    /** 10 ms of silence. */
    static final byte[] SILENCE = new byte[BLOCK_BYTES];

    private static final Logger LOG = LoggerFactory.getLogger(SoundOutlet.class);

    private final CustomAudioSource source = new CustomAudioSource();
    /** Whoever attaches the track to a connection or detaches it holds it, too: the list of sinks has no lock of its own. */
    private final ReentrantLock pushing = new ReentrantLock();
    private final Loudness loudness = new Loudness();
    private Inlet heard;
    private boolean freed;
    private volatile boolean muted;

    /** A new way in, not heard yet. */
    Inlet inlet() {
        return new Inlet();
    }

    /** From now on the sound of {@code inlet} alone is sent; null for none. */
    void hear(Inlet inlet) {
        pushing.lock();
        try {
            heard = inlet;
            loudness.silence();
        } finally {
            pushing.unlock();
        }
    }

    /** Sends silence in the place of sound. */
    void mute(boolean mute) {
        muted = mute;
    }

    /** How loud it is, muted or not, 0 to 1. */
    double level() {
        return loudness.level();
    }

    /** The source of the track. */
    AudioTrackSource natives() {
        return source;
    }

    /** Runs a step that may attach the track to a connection or detach it, while nothing is pushed. */
    void whileQuiet(Natives.Step step) throws Exception {
        pushing.lock();
        try {
            step.run();
        } finally {
            pushing.unlock();
        }
    }

    /** Frees the source, after its track; sound that still comes is dropped. */
    void free() throws Exception {
        whileQuiet(() -> {
            freed = true;
            source.dispose();
        });
    }

    private void push(Inlet from, byte[] block) {
        pushing.lock();
        try {
            if (from == heard && !freed) {
                loudness.heard(block);
                source.pushAudio(muted ? SILENCE : block, 16, WavFile.SAMPLE_RATE, 1, WavFile.BLOCK);
            }
        } catch (Throwable e) {
            LOG.warn("sound is not sent: {}", e.toString());
        } finally {
            pushing.unlock();
        }
    }

    /** The way in of one capture. */
    final class Inlet {
        private Inlet() {}

        /** Sends {@link #BLOCK_BYTES} of little-endian samples, if this inlet is heard. Does not keep them. */
        void push(byte[] block) {
            SoundOutlet.this.push(this, block);
        }
    }
}
