package org.parley.media.webrtc.internal;

import dev.onvoid.webrtc.media.audio.AudioTrackSink;
import org.parley.media.MediaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands the other side's sound to a speaker and tells when the first has come. Its track delivers silence from the start, before there is any packet. */
final class SoundSink implements AudioTrackSink {
    private static final Logger LOG = LoggerFactory.getLogger(SoundSink.class);

    private Speaker speaker;
    private final Runnable first;
    private volatile boolean heard;
    private volatile boolean failed;

    /** @param first may be called more than once */
    SoundSink(Speaker speaker, Runnable first) {
        this.speaker = speaker;
        this.first = first;
    }

    @Override
    public void onData(byte[] data, int bitsPerSample, int sampleRate, int channels, int frames) {
        try {
            play(data, bitsPerSample, sampleRate, channels, frames);
        } catch (Throwable e) {
            failed = true;
            LOG.warn("the other side's sound is not recorded or played any more: {}", e.getMessage());
        }
        if (!heard) {
            Natives.callback("first sound", () -> listen(data));
        }
    }

    /** Packets have come, though perhaps of silence. */
    void arrived() {
        if (!heard) {
            heard = true;
            first.run();
        }
    }

    /** Plays elsewhere from now on, and closes the speaker before. */
    void speaker(Speaker next) {
        Speaker former;
        synchronized (this) {
            former = speaker;
            speaker = next;
            failed = false;
        }
        former.close();
    }

    synchronized Speaker speaker() {
        return speaker;
    }

    /** Plays nothing any more. */
    void close() {
        speaker(Speaker.NONE);
    }

    /** Not while the speaker is exchanged: it would be played to one that is closed. */
    private synchronized void play(byte[] data, int bitsPerSample, int sampleRate, int channels, int frames) throws MediaException {
        if (!failed && bitsPerSample == 16) {
            speaker.play(data, sampleRate, channels, frames);
        }
    }

    private void listen(byte[] data) {
        for (byte one : data) {
            if (one != 0) {
                arrived();
                return;
            }
        }
    }
}
