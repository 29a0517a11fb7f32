package org.parley.media.webrtc.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.parley.media.Party.connect;
import static org.parley.media.Party.eventually;
import static org.parley.media.Party.get;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.parley.media.AudioInput;
import org.parley.media.AudioOutput;
import org.parley.media.CaptureSettings;
import org.parley.media.LocalMedia;
import org.parley.media.LocalMediaListener;
import org.parley.media.MediaException;
import org.parley.media.MediaKind;
import org.parley.media.Party;
import org.parley.media.Sound;
import org.parley.media.SoundProcessing;
import org.parley.media.VideoInput;

/** Microphones and speakers of a machine, as a sound server shows them. */
@EnabledOnOs(OS.LINUX)
class SoundDevicesTest {
    private static final SoundProcessing RAW = new SoundProcessing(false, false, false);

    @TempDir
    Path folder;
    private OwnPulse pulse;
    private WebRtcEngine engine;
    private Party caller;
    private Party callee;

    @BeforeEach
    void start() throws Exception {
        pulse = new OwnPulse(folder);
        engine = new WebRtcEngine(pulse.server());
    }

    @AfterEach
    void stop() {
        if (caller != null) {
            caller.close();
            callee.close();
        }
        engine.stop();
        pulse.close();
    }

    @Test
    void devicesAreListedTheDefaultFirst() {
        assertThat(engine.devices().microphones()).containsExactly("First", "Second");
        assertThat(engine.devices().speakers()).startsWith("One").contains("Two");
        pulse.control("set-default-sink", "two");
        pulse.control("set-default-source", "second");
        assertThat(engine.devices().microphones()).containsExactly("Second", "First");
        assertThat(engine.devices().speakers()).startsWith("Two");
    }

    @Test
    void oneMicrophoneIsHeardAfterTheOtherAndFilesBetween() throws Exception {
        pulse.speak(600, 1_500);
        call(new AudioInput.Device("Second"), new AudioOutput.File(heard()));
        awaitTone(1_500);
        caller.media.microphone(new AudioInput.Device("First"));
        awaitTone(600);
        caller.media.microphone(new AudioInput.File(Tone.write(folder.resolve("file.wav"), 900, 1)));
        awaitTone(900);
        caller.media.microphone(new AudioInput.Any());
        awaitTone(600);
        assertThat(caller.media.description()).endsWith("First");
    }

    @Test
    void oneSpeakerPlaysAfterTheOther() throws Exception {
        call(new AudioInput.File(Tone.write(folder.resolve("file.wav"), 900, 1)), new AudioOutput.Device("Two"));
        eventually("the tone in the second speaker", () -> pulse.plays("two", 900));
        assertThat(pulse.plays("one", 900)).isFalse();
        get(callee.session.speaker(new AudioOutput.Any()));
        eventually("the tone in the first speaker", () -> pulse.plays("one", 900));
        assertThat(pulse.plays("two", 900)).isFalse();
    }

    @Test
    void theLevelOfAMicrophoneIsSeenWithoutACall() throws Exception {
        pulse.speak(600, 1_500);
        try (LocalMedia media = engine.open(raw(new AudioInput.Device("Second")))) {
            assertThat(media.microphoneLevel()).isZero();
            media.start();
            eventually("the tone's level", () -> Math.abs(media.microphoneLevel() - 0.244) < 0.03);
        }
    }

    @Test
    void anUnpluggedMicrophoneIsFollowedByAnotherAndThenBySilence() throws Exception {
        pulse.speak(600, 1_500);
        call(new AudioInput.Device("Second"), new AudioOutput.File(heard()));
        LinkedBlockingQueue<String> lost = losses(caller.media);
        awaitTone(1_500);
        pulse.unplug("source_name=second");
        assertThat(lost.poll(30, TimeUnit.SECONDS)).isEqualTo("AUDIO Second First");
        awaitTone(600);
        pulse.unplug("source_name=first");
        assertThat(lost.poll(30, TimeUnit.SECONDS)).isEqualTo("AUDIO First silence");
        eventually("silence", () -> Tone.loudness(lastSecond()) < 10);
        assertThat(caller.media.description()).contains("silence");
        pulse.control("load-module", "module-remap-source", "master=into-first.monitor", "source_name=first", "source_properties=device.description=First");
        awaitTone(600);
        assertThat(lost).isEmpty();
    }

    @Test
    void whoeverWantsAnyDeviceFollowsTheDefault() throws Exception {
        pulse.speak(600, 1_500);
        call(new AudioInput.Any(), new AudioOutput.Any());
        LinkedBlockingQueue<String> lost = losses(caller.media);
        eventually("the first microphone in the first speaker", () -> pulse.plays("one", 600));
        pulse.control("set-default-source", "second");
        pulse.control("set-default-sink", "two");
        eventually("the second microphone in the second speaker", () -> pulse.plays("two", 1_500));
        assertThat(lost).isEmpty();
        assertThat(callee.lostSpeakers).isEmpty();
    }

    @Test
    void anUnpluggedSpeakerIsFollowedByAnother() throws Exception {
        call(new AudioInput.File(Tone.write(folder.resolve("file.wav"), 900, 1)), new AudioOutput.Device("Two"));
        eventually("the tone in the second speaker", () -> pulse.plays("two", 900));
        pulse.unplug("sink_name=two");
        callee.await("the loss", () -> callee.lostSpeakers.contains("Two One"));
        eventually("the tone in the first speaker", () -> pulse.plays("one", 900));
    }

    @Test
    void aCallOutlivesTheSoundServerAndFindsTheNextOne() throws Exception {
        pulse.speak(600, 1_500);
        call(new AudioInput.Device("First"), new AudioOutput.Device("One"));
        LinkedBlockingQueue<String> lost = losses(caller.media);
        eventually("the tone", () -> pulse.plays("one", 600));
        pulse.end();
        assertThat(lost.poll(30, TimeUnit.SECONDS)).isEqualTo("AUDIO First silence");
        callee.await("the loss", () -> callee.lostSpeakers.contains("One no speaker"));
        callee.awaitMovingClock(2);
        pulse.close();
        pulse = new OwnPulse(folder);
        pulse.speak(700, 1_600);
        eventually("the tone of the new server", () -> pulse.plays("one", 700));
    }

    @Test
    void aSoundServerThatHangsHoldsNothingUp() throws Exception {
        call(new AudioInput.Device("First"), new AudioOutput.Device("One"));
        pulse.freeze();
        callee.awaitMovingClock(2);
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            assertThat(engine.devices().microphones()).isEmpty();
            engine.play(new Sound(new short[Sound.RATE]), true, new AudioOutput.Any()).close();
        });
        caller.media.microphone(new AudioInput.Silence());
        callee.awaitMovingClock(2);
    }

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

    private void call(AudioInput microphone, AudioOutput speaker) throws MediaException {
        caller = Party.open("caller", engine, raw(microphone), new AudioOutput.None());
        callee = Party.open("callee", engine, raw(new AudioInput.Silence()), speaker);
        connect(caller, callee);
    }

    private Path heard() {
        return folder.resolve("heard.wav");
    }

    private void awaitTone(int hertz) {
        eventually(hertz + " Hz at the other side", () -> Tone.share(lastSecond(), hertz) > 0.7);
    }

    private short[] lastSecond() {
        try {
            return heard().toFile().length() < 100_000 ? new short[Tone.RATE] : Tone.lastSecond(heard());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private double loudness(String speaker) {
        try {
            return Tone.loudness(pulse.heard(speaker));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static LinkedBlockingQueue<String> losses(LocalMedia media) {
        LinkedBlockingQueue<String> lost = new LinkedBlockingQueue<>();
        media.listener(new LocalMediaListener() {
            @Override
            public void onDeviceLost(MediaKind kind, String name, String replacement) {
                lost.add(kind + " " + name + " " + replacement);
            }

            @Override
            public void onShareEnded() {}
        });
        return lost;
    }

    private static CaptureSettings raw(AudioInput microphone) {
        return new CaptureSettings(new VideoInput.Pattern(), microphone, 320, 240, 15, RAW);
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
