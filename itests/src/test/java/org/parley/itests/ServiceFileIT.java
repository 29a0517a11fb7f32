package org.parley.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The unit of systemd, judged by systemd: {@code systemd-analyze}, of Debian's package systemd. */
class ServiceFileIT {
    /** Tenths: systemd calls 1.5 the exposure of a service that is on the network, and has one capability. */
    private static final int MOST_EXPOSED = 20;

    @TempDir
    Path temp;
    private Path unit;

    @BeforeEach
    void placeUnit() throws Exception {
        unit = temp.resolve("parley.service");
        Files.writeString(unit, Files.readString(Distribution.home().resolve("systemd/parley.service")).replace("/opt/parley", Distribution.home().toString()));
    }

    @Test
    void systemdUnderstandsEveryLine() throws Exception {
        assertThat(said("verify", unit.toString())).as("what systemd complains about").isEmpty();
    }

    @Test
    void theServerHasHardlyAnyRights() throws Exception {
        assertThat(said("security", "--offline=true", "--threshold=" + MOST_EXPOSED, unit.toString())).contains("exposure level for parley.service");
    }

    private static String said(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("systemd-analyze"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
