package org.parley.call.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.parley.media.AudioInput;
import org.parley.media.AudioOutput;
import org.parley.media.VideoInput;

class SettingsTest {
    @Test
    void theDefaultsTakeWhatTheMachineHas() {
        Settings settings = Settings.of(Configs.of(Map.of()));
        assertThat(settings.engine()).isEmpty();
        assertThat(settings.media().capture().camera()).isEqualTo(new VideoInput.Any());
        assertThat(settings.media().capture().microphone()).isEqualTo(new AudioInput.Any());
        assertThat(settings.media().speaker()).isEqualTo(new AudioOutput.Any());
        assertThat(settings.media().capture().width()).isEqualTo(640);
        assertThat(settings.media().capture().height()).isEqualTo(480);
        assertThat(settings.media().capture().framesPerSecond()).isEqualTo(30);
    }

    @Test
    void valuesAreRead() {
        Settings settings = Settings.of(Configs.of(Map.of("engine", "synthetic", "camera", "film.y4m", "microphone", "silence", "speaker", "none", "width", 1280, "height", 720,
                "framesPerSecond", 15)));
        assertThat(settings.engine()).isEqualTo("synthetic");
        assertThat(settings.media().capture().camera()).isEqualTo(new VideoInput.File(Path.of("film.y4m")));
        assertThat(settings.media().capture().width()).isEqualTo(1280);
    }

    @Test
    void aMistakeNamesKeyValueAndWhatIsAllowed() {
        assertThatThrownBy(() -> Settings.of(Configs.of(Map.of("width", 5)))).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("conf/org.parley.call.cfg: width is 5, but must be 16 to 3840");
        assertThatThrownBy(() -> Settings.of(Configs.of(Map.of("framesPerSecond", 99)))).hasMessageContaining("framesPerSecond is 99, but must be 1 to 60");
        assertThatThrownBy(() -> Settings.of(Configs.of(Map.of("height", 17)))).hasMessageContaining("must be even");
        assertThatThrownBy(() -> Settings.of(Configs.of(Map.of("camera", " ")))).hasMessageContaining("camera is empty, but must be none, pattern");
    }
}
