package org.parley.media.webrtc.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.parley.media.Party.eventually;
import static org.parley.media.Party.get;

import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.parley.media.AudioInput;
import org.parley.media.AudioOutput;
import org.parley.media.LocalMedia;
import org.parley.media.LocalMediaListener;
import org.parley.media.MediaKind;
import org.parley.media.Sound;

/** Microphones and speakers of a machine, as a sound server shows them. */
@EnabledOnOs(OS.LINUX)
class SoundDevicesTest extends SoundRig {
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
}
