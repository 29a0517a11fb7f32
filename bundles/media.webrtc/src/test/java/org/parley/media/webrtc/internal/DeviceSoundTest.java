package org.parley.media.webrtc.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parley.media.Party.connect;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.parley.media.AudioInput;
import org.parley.media.AudioOutput;
import org.parley.media.CaptureSettings;
import org.parley.media.Devices;
import org.parley.media.MediaKind;
import org.parley.media.Party;
import org.parley.media.VideoInput;

/**
 * Calls with sound devices. Runs only where {@code PULSE_SERVER} names a sound server that has a speaker and a microphone; null sinks do:
 * {@code pulseaudio -n -L "module-native-protocol-unix socket=/tmp/s" -L "module-null-sink sink_name=speaker" -L "module-null-sink sink_name=feed" -L
 * "module-remap-source source_name=mic master=feed.monitor"}.
 */
@EnabledIfEnvironmentVariable(named = "PULSE_SERVER", matches = ".+")
class DeviceSoundTest {
    @TempDir
    Path folder;
    private WebRtcEngine engine;

    @BeforeEach
    void start() {
        engine = new WebRtcEngine();
    }

    @AfterEach
    void stop() {
        engine.stop();
    }

    @Test
    void microphoneAndSpeakerAreListedAndUsed() throws Exception {
        Devices devices = engine.devices();
        assertThat(devices.microphones()).isNotEmpty();
        assertThat(devices.speakers()).isNotEmpty();
        String microphone = devices.microphones().get(devices.microphones().size() - 1);
        String speaker = devices.speakers().get(devices.speakers().size() - 1);
        call(new AudioInput.Device(microphone), new AudioOutput.Device(speaker), microphone);
        call(new AudioInput.Any(), new AudioOutput.Any(), devices.microphones().get(0));
        call(new AudioInput.Any(), new AudioOutput.File(folder.resolve("heard.wav")), devices.microphones().get(0));
    }

    @Test
    void aSpeakerWorksBesideAFileOrSilence() throws Exception {
        call(new AudioInput.Silence(), new AudioOutput.Any(), "silence");
    }

    private void call(AudioInput microphone, AudioOutput speaker, String used) throws Exception {
        try (Party caller = Party.open("caller", engine, CaptureSettings.of(new VideoInput.None(), microphone), speaker);
                Party callee = Party.open("callee", engine, CaptureSettings.of(new VideoInput.None(), new AudioInput.Silence()), new AudioOutput.None())) {
            assertThat(caller.media.description()).contains(used);
            connect(caller, callee);
            caller.await("sound", () -> caller.firstFrames.containsKey(MediaKind.AUDIO));
            callee.await("sound of the device", () -> callee.firstFrames.containsKey(MediaKind.AUDIO));
        }
    }
}
