package org.parley.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls outlive exchanged bundles, kills and faults, or both sides know why not. */
class SoakIT {
    private static final int PATIENCE_MINUTES = 5;

    @TempDir
    Path temp;

    /** A seed with which a client that was killed could not be started again, as a newer transport lay in its plugins, nor the server, as a newer one of itself lay in its own. */
    @Test
    void whateverBefallsThemEveryCallEndsOnBothSidesAndNothingIsLeft() throws Exception {
        soak("--seed 1 --steps 20 --clients 4 --apart 0 --quick");
    }

    private void soak(String options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Distribution.home().resolve("bin/parley").toString(), "soak"));
        command.addAll(List.of(options.split(" ")));
        Path said = temp.resolve("said.txt");
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("XDG_DATA_HOME", temp.resolve("data").toString());
        Process process = builder.start();
        try {
            assertThat(process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)).as("ends").isTrue();
            assertThat(process.exitValue()).as(Files.readString(said)).isZero();
            assertThat(said).content().contains("step 20 ", "clean: 20 steps");
        } finally {
            process.destroyForcibly();
        }
    }
}
