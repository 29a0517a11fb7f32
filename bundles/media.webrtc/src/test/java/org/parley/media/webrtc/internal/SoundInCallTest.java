package org.parley.media.webrtc.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parley.media.Party.eventually;
import static org.parley.media.Party.get;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.parley.media.AudioInput;
import org.parley.media.AudioOutput;
import org.parley.media.MediaKind;
import org.parley.media.Sound;
import org.parley.media.SoundProcessing;

/** Tones beside a call, what is made of a microphone's sound, and what calls leave behind. */
@EnabledOnOs(OS.LINUX)
class SoundInCallTest extends SoundRig {
    @Test
    void aTonePlaysWithACallAndStopsAtOnce() throws Exception {
        call(new AudioInput.File(Tone.write(folder.resolve("file.wav"), 900, 1)), new AudioOutput.Device("One"));
        AutoCloseable ringing = engine.play(new Sound(sine(440)), true, new AudioOutput.Device("Two"));
        eventually("the ringing", () -> pulse.plays("two", 440));
        eventually("the call", () -> pulse.plays("one", 900));
        ringing.close();
        ringing.close();
        eventually("silence", () -> loudness("two") < 10);
        assertThat(pulse.plays("one", 900)).isTrue();
    }

    @Test
    void aToneThatIsNotRepeatedEndsByItself() throws Exception {
        engine.play(new Sound(sine(440)), false, new AudioOutput.Any());
        eventually("the tone", () -> loudness("one") > 1_000);
        eventually("silence", () -> loudness("one") < 10);
    }

    @Test
    void noiseOfTheRoomIsSuppressedFromWhenTheUserWantsIt() throws Exception {
        pulse.speak(Tone.noise(folder.resolve("noise.wav"), 100));
        call(new AudioInput.Device("First"), new AudioOutput.File(heard()));
        eventually("the noise", () -> Tone.loudness(lastSecond()) > 700);
        caller.media.processing(new SoundProcessing(true, false, false));
        eventually("less noise", () -> Tone.loudness(lastSecond()) < 250);
        caller.media.processing(RAW);
        eventually("the noise again", () -> Tone.loudness(lastSecond()) > 700);
    }

    @Test
    void whatTheSpeakerPlaysIsNotHeardBackFromWhenTheUserWantsIt() throws Exception {
        pulse.control("load-module", "module-loopback", "source=one.monitor", "sink=into-first", "latency_msec=30");
        call(new AudioInput.Device("First"), new AudioOutput.File(heard()));
        AutoCloseable voice = engine.play(new Sound(voice()), true, new AudioOutput.Device("One"));
        eventually("the echo", () -> Tone.loudness(lastSecond()) > 700);
        caller.media.processing(new SoundProcessing(false, true, false));
        eventually("no echo", () -> Tone.loudness(lastSecond()) < 100);
        voice.close();
    }

    @Test
    void callsWithDevicesLeaveNoThreadAndNoFileBehind() throws Exception {
        callAndHangUp();
        callAndHangUp();
        int threads = count("task");
        int files = count("fd");
        for (int i = 0; i < 8; i++) {
            callAndHangUp();
        }
        eventually("as many threads as before", () -> count("task") <= threads);
        eventually("as many files as before", () -> count("fd") <= files);
    }

    private void callAndHangUp() throws Exception {
        call(new AudioInput.Any(), new AudioOutput.Any());
        callee.await("sound", () -> callee.firstFrames.containsKey(MediaKind.AUDIO));
        caller.media.microphone(new AudioInput.Device("Second"));
        get(callee.session.speaker(new AudioOutput.Device("Two")));
        engine.play(new Sound(sine(440)), true, new AudioOutput.Device("Two")).close();
        caller.close();
        callee.close();
        caller = null;
    }

    /** Entries of a folder of this process. */
    private static int count(String folder) {
        return Path.of("/proc/self/" + folder).toFile().list().length;
    }

    private double loudness(String speaker) {
        try {
            return Tone.loudness(pulse.heard(speaker));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static short[] sine(int hertz) {
        short[] samples = new short[Sound.RATE];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (8_000 * Math.sin(2 * Math.PI * hertz * i / Sound.RATE));
        }
        return samples;
    }

    /** Noise in syllables, as an echo canceller likes it. */
    private static short[] voice() {
        Random random = new Random(3);
        short[] samples = new short[4 * Sound.RATE];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (random.nextGaussian() * (i / (Sound.RATE / 5) % 2 == 0 ? 3_000 : 300));
        }
        return samples;
    }
}
