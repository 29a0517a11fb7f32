package org.parley.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.parley.media.AudioInput;
import org.parley.media.AudioOutput;
import org.parley.media.CaptureSettings;
import org.parley.media.VideoInput;

class LaunchArgumentsTest {
    private final Map<String, String> properties = new HashMap<>(Map.of("parley.client.headless", "true", "parley.client.server", "tls://example.org:7443",
        "parley.client.user", "alice", "parley.client.password-file", "/tmp/pw"));

    private LaunchArguments read() {
        return LaunchArguments.read(properties::get);
    }

    @Test
    void whatWasNotSaidIsOffAndLeftToTheConfiguration() {
        assertThat(read()).isEqualTo(new LaunchArguments(true, URI.create("tls://example.org:7443"), "alice", Path.of("/tmp/pw"), false, false, false, "", "",
            java.util.Optional.empty()));
    }

    @Test
    void mediaIsChosenAsAWhole() {
        properties.put("parley.client.camera", "pattern");
        properties.put("parley.client.speaker", "/tmp/heard.wav");
        properties.put("parley.client.size", "1280x720");
        properties.put("parley.client.fps", "15");
        assertThat(read().media()).hasValueSatisfying(choice -> {
            assertThat(choice.capture()).isEqualTo(new CaptureSettings(new VideoInput.Pattern(), new AudioInput.Any(), 1_280, 720, 15));
            assertThat(choice.speaker()).isEqualTo(new AudioOutput.File(Path.of("/tmp/heard.wav")));
        });
    }

    @Test
    void aMissingUserIsNamed() {
        properties.remove("parley.client.user");
        assertThatThrownBy(this::read).isInstanceOf(IllegalArgumentException.class).hasMessage("--user is missing");
    }

    @Test
    void anOddSizeIsRefused() {
        properties.put("parley.client.size", "641x480");
        assertThatThrownBy(this::read).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("641x480");
    }

    @Test
    void withoutHeadlessNothingIsNeeded() {
        properties.clear();
        assertThat(read().headless()).isFalse();
    }
}
