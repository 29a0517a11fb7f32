package org.parley.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TextViewTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final TextView view = new TextView(new PrintStream(printed, true, StandardCharsets.UTF_8), false);

    private void engine(String name, boolean fallback) {
        view.event("alice", JsonParser.parseString("{\"event\":\"engine\",\"engine\":\"" + name + "\",\"fallback\":" + fallback + "}").getAsJsonObject());
    }

    @Test
    void anEngineThatStandsInIsTold() {
        engine("synthetic", true);
        assertThat(printed.toString(StandardCharsets.UTF_8)).startsWith("media    alice sends by the engine synthetic, for want of a better one").contains("parley doctor");
    }

    @Test
    void theBestEngineIsNot() {
        engine("webrtc", false);
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
    }
}
