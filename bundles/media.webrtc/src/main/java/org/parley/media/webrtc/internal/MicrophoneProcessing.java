package org.parley.media.webrtc.internal;

import dev.onvoid.webrtc.media.audio.AudioProcessing;
import dev.onvoid.webrtc.media.audio.AudioProcessingConfig;
import dev.onvoid.webrtc.media.audio.AudioProcessingStreamConfig;
import org.parley.media.SoundProcessing;
import org.parley.media.source.WavFile;

/** What libwebrtc does to the sound of one microphone. For the thread that records it, but for {@link #played}. */
final class MicrophoneProcessing implements AutoCloseable {
    private static final AudioProcessingStreamConfig FORMAT = new AudioProcessingStreamConfig(WavFile.SAMPLE_RATE, 1);

    private final AudioProcessing natives = new AudioProcessing();
    private final Echoes echoes;
    private final byte[] processed = new byte[SoundOutlet.BLOCK_BYTES];
    private final byte[] ignored = new byte[SoundOutlet.BLOCK_BYTES];
    private SoundProcessing applied;
    private boolean listening;
    private boolean closed;

    MicrophoneProcessing(Echoes echoes) {
        this.echoes = echoes;
        echoes.add(this);
    }

    /** Processes 10 ms as {@code wanted}, which may change from one to the next. The result is good until the next call. */
    byte[] process(byte[] block, SoundProcessing wanted) {
        if (!wanted.equals(applied)) {
            apply(wanted);
        }
        if (!wanted.noiseSuppression() && !wanted.echoCancellation() && !wanted.automaticGain()) {
            return block;
        }
        int failure = natives.processStream(block, FORMAT, FORMAT, processed);
        return failure == 0 ? processed : block;
    }

    /** A speaker of this machine plays 10 ms, which the microphone may hear. Any thread. */
    synchronized void played(byte[] block) {
        if (listening && !closed) {
            natives.processReverseStream(block, FORMAT, FORMAT, ignored);
        }
    }

    @Override
    public void close() {
        echoes.remove(this);
        synchronized (this) {
            closed = true;
            natives.dispose();
        }
    }

    private void apply(SoundProcessing wanted) {
        AudioProcessingConfig config = new AudioProcessingConfig();
        config.highPassFilter.enabled = true;
        config.noiseSuppression.enabled = wanted.noiseSuppression();
        config.noiseSuppression.level = AudioProcessingConfig.NoiseSuppression.Level.HIGH;
        config.echoCanceller.enabled = wanted.echoCancellation();
        config.gainControl.enabled = wanted.automaticGain();
        config.gainControl.adaptiveDigital.enabled = wanted.automaticGain();
        natives.applyConfig(config);
        applied = wanted;
        synchronized (this) {
            listening = wanted.echoCancellation();
        }
    }
}
