package org.parley.media.webrtc.internal;

import dev.onvoid.webrtc.media.audio.AudioTrack;
import dev.onvoid.webrtc.media.audio.AudioTrackSource;
import dev.onvoid.webrtc.media.audio.CustomAudioSource;
import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;
import org.parley.media.MediaException;
import org.parley.media.source.WavFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Pushes silence or a file, 10 ms at a time, from a thread of its own. */
final class SoundPump implements SoundSource {
    private static final Logger LOG = LoggerFactory.getLogger(SoundPump.class);
    private static final long BLOCK_NANOS = 10_000_000;

    private static final byte[] SILENCE = new byte[WavFile.BLOCK * 2];

    private final CustomAudioSource source = new CustomAudioSource();
    private final ReentrantLock sinks = new ReentrantLock();
    private final String description;
    private final WavFile file;
    private final PumpThread thread;
    private volatile boolean muted;

    /** @param file null for silence; closed by {@link #stop} */
    SoundPump(WavFile file, String description, int number) {
        this.file = file;
        this.description = description;
        thread = new PumpThread("parley-microphone-" + number, running -> push());
    }

    @Override
    public AudioTrackSource natives() {
        return source;
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public void start() {
        thread.start();
    }

    @Override
    public void mute(AudioTrack track, boolean mute) {
        muted = mute;
    }

    @Override
    public void stop() {
        thread.stop();
        if (file != null && thread.hasEnded()) {
            file.close();
        }
    }

    @Override
    public void whileQuiet(Natives.Step step) throws Exception {
        sinks.lock();
        try {
            step.run();
        } finally {
            sinks.unlock();
        }
    }

    @Override
    public void free() {
        if (thread.hasEnded()) {
            source.dispose();
        }
    }

    private void push() {
        short[] samples = new short[WavFile.BLOCK];
        byte[] bytes = new byte[WavFile.BLOCK * 2];
        WavFile playing = file;
        Pace pace = new Pace(BLOCK_NANOS);
        while (!thread.isStopped()) {
            playing = read(playing, samples, bytes);
            push(muted ? SILENCE : bytes);
            pace.await();
        }
    }

    /** Fills {@code bytes} from the file; returns it, or null for silence from now on. */
    private WavFile read(WavFile from, short[] samples, byte[] bytes) {
        if (from == null) {
            return null;
        }
        try {
            from.read(samples);
            for (int i = 0; i < samples.length; i++) {
                bytes[2 * i] = (byte) samples[i];
                bytes[2 * i + 1] = (byte) (samples[i] >> 8);
            }
            return from;
        } catch (MediaException | RuntimeException e) {
            if (!thread.isStopped()) {
                LOG.warn("silence from now on: {}", e.getMessage());
            }
            Arrays.fill(bytes, (byte) 0);
            return null;
        }
    }

    private void push(byte[] bytes) {
        sinks.lock();
        try {
            if (!thread.isStopped()) {
                source.pushAudio(bytes, 16, WavFile.SAMPLE_RATE, 1, WavFile.BLOCK);
            }
        } catch (Throwable e) {
            LOG.warn("sound is not sent: {}", e.toString());
        } finally {
            sinks.unlock();
        }
    }
}
