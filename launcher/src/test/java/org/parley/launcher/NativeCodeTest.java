package org.parley.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NativeCodeTest {
    private static final String TEMPORARY = "java.io.tmpdir";
    private static final String JNA = "jna.tmpdir";
    private static final String NETTY = "io.netty.native.workdir";
    private static final Path OWN = Path.of("/data/run-server-1");

    private final Map<String, String> before = new HashMap<>();

    @BeforeEach
    void asJavaStarts() {
        for (String property : List.of(TEMPORARY, JNA, NETTY)) {
            before.put(property, System.clearProperty(property));
        }
        System.setProperty(TEMPORARY, "/tmp");
    }

    @AfterEach
    void asItWas() {
        before.forEach((property, value) -> {
            System.clearProperty(property);
            if (value != null) {
                System.setProperty(property, value);
            }
        });
    }

    @Test
    void itGoesIntoTheProcessesFolder() {
        NativeCode.unpackInto(OWN);
        told("/data/run-server-1", "/data/run-server-1");
    }

    @Test
    void whereTheOperatorHasNamedATemporaryFolderItGoesThere() {
        System.setProperty(TEMPORARY, "/programs");
        NativeCode.unpackInto(OWN);
        told("/programs", "/programs");
    }

    @Test
    void whatTheOperatorHasSaidOfALibraryHolds() {
        System.setProperty(JNA, "/jna");
        NativeCode.unpackInto(OWN);
        told("/jna", "/data/run-server-1");
    }

    private static void told(String jna, String netty) {
        assertThat(System.getProperty(JNA)).isEqualTo(jna);
        assertThat(System.getProperty(NETTY)).isEqualTo(netty);
    }
}
