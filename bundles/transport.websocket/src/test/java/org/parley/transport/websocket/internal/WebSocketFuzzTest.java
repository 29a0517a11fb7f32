package org.parley.transport.websocket.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Inputs that a fuzzer found to lead to different places, once more. */
class WebSocketFuzzTest {
    @AfterAll
    static void leaveNoThreadToOtherTests() {
        WebSocketFuzz.stop();
    }

    @Test
    @Timeout(60)
    void bytesAreTakenForTheMessagesThatTheyAre() throws IOException {
        int count = 0;
        try (var inputs = Files.newDirectoryStream(Path.of("src/test/fuzz"))) {
            for (Path input : inputs) {
                try {
                    WebSocketFuzz.fuzzerTestOneInput(Files.readAllBytes(input));
                } catch (AssertionError e) {
                    throw new AssertionError(input + ": " + e.getMessage(), e);
                }
                count++;
            }
        }
        assertThat(count).as("inputs").isGreaterThan(10);
    }
}
