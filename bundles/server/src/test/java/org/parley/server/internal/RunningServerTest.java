package org.parley.server.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.server.internal.figures.Counters;

class RunningServerTest {
    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().startsWith("parley-server-")).collect(Collectors.toSet());
    }

    @Test
    void oneWhoseConfigurationIsRefusedLeavesNoThread(@TempDir Path data) {
        RunningServer.Surroundings surroundings = new RunningServer.Surroundings("parley-server/1.0.0", data, List.of());
        Set<Thread> before = threads();
        assertThatThrownBy(() -> new RunningServer(Configs.with(Map.of("timeoutMillis", 1)), surroundings, () -> null, null, new Counters())).isInstanceOf(IllegalArgumentException.class);
        assertThat(before).containsAll(threads());
    }
}
