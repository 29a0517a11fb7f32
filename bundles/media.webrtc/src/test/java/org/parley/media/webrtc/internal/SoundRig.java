package org.parley.media.webrtc.internal;

import static org.parley.media.Party.connect;
import static org.parley.media.Party.eventually;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.parley.media.AudioInput;
import org.parley.media.AudioOutput;
import org.parley.media.CaptureSettings;
import org.parley.media.MediaException;
import org.parley.media.Party;
import org.parley.media.SoundProcessing;
import org.parley.media.VideoInput;

/** Calls with the devices of a sound server that each test has to itself. */
abstract class SoundRig {
    static final SoundProcessing RAW = new SoundProcessing(false, false, false);

    @TempDir
    Path folder;
    OwnPulse pulse;
    WebRtcEngine engine;
    Party caller;
    Party callee;

    @BeforeEach
    final void start() throws Exception {
        pulse = new OwnPulse(folder);
        engine = new WebRtcEngine(pulse.server());
    }

    @AfterEach
    final void stop() {
        if (caller != null) {
            caller.close();
            callee.close();
        }
        engine.stop();
        pulse.close();
    }

    final void call(AudioInput microphone, AudioOutput speaker) throws MediaException {
        caller = Party.open("caller", engine, raw(microphone), new AudioOutput.None());
        callee = Party.open("callee", engine, raw(new AudioInput.Silence()), speaker);
        connect(caller, callee);
    }

    final Path heard() {
        return folder.resolve("heard.wav");
    }

    final void awaitTone(int hertz) {
        eventually(hertz + " Hz at the other side", () -> Tone.share(lastSecond(), hertz) > 0.7);
    }

    final short[] lastSecond() {
        try {
            return heard().toFile().length() < 100_000 ? new short[Tone.RATE] : Tone.lastSecond(heard());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static CaptureSettings raw(AudioInput microphone) {
        return new CaptureSettings(new VideoInput.Pattern(), microphone, 320, 240, 15, RAW);
    }
}
