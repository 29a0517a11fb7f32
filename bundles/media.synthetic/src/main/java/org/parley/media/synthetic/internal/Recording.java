package org.parley.media.synthetic.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.parley.media.AudioInput;
import org.parley.media.MediaException;
import org.parley.media.source.Loudness;
import org.parley.media.source.WavFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The sound of a capture: reads 10 ms of it at a time and hands them to all sessions. Confined to the capture's thread, but for what says otherwise. */
final class Recording implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Recording.class);
    private static final byte[] SILENCE = {};

    private final short[] block = new short[WavFile.BLOCK];
    private final Loudness loudness = new Loudness();
    private volatile Microphone microphone;
    private volatile boolean muted;
    private boolean broken;

    /** What is recorded: a file, or null for silence. */
    record Microphone(WavFile file, String description) {
        static Microphone open(AudioInput input) throws MediaException {
            if (input instanceof AudioInput.Device device) {
                throw new MediaException(MediaException.Kind.NO_DEVICE,
                        "microphone " + device.name() + " is not there: the synthetic engine has no devices; use silence or a .wav file, or start media.webrtc", null);
            }
            return input instanceof AudioInput.File file ? new Microphone(WavFile.open(file.path()), file.path().toString()) : new Microphone(null, "silence");
        }

        void close() {
            if (file != null) {
                file.close();
            }
        }
    }

    Recording(AudioInput input) throws MediaException {
        microphone = Microphone.open(input);
    }

    /** Records from {@code next} from now on. */
    void exchange(Microphone next) {
        microphone.close();
        microphone = next;
        broken = false;
    }

    /** For people. Any thread. */
    String description() {
        return microphone.description();
    }

    /** How loud it is, muted or not, 0 to 1. Any thread. */
    double level() {
        return loudness.level();
    }

    /** Any thread. */
    void mute(boolean mute) {
        muted = mute;
    }

    /** Any thread. */
    boolean isMuted() {
        return muted;
    }

    /** Records 10 ms. */
    void tick(List<SyntheticSession> sessions) {
        byte[] samples = read();
        for (SyntheticSession session : sessions) {
            session.sound(samples);
        }
    }

    @Override
    public void close() {
        microphone.close();
    }

    private byte[] read() {
        WavFile file = microphone.file();
        if (file != null && !broken) {
            try {
                file.read(block);
                loudness.heard(block, block.length);
                return muted ? SILENCE : bytes();
            } catch (MediaException e) {
                broken = true;
                LOG.warn("silence from now on: {}", e.getMessage());
            }
        }
        loudness.silence();
        return SILENCE;
    }

    private byte[] bytes() {
        ByteBuffer bytes = ByteBuffer.allocate(block.length * 2).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asShortBuffer().put(block);
        return bytes.array();
    }
}
