package org.parley.server.admin.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MetricsPageTest {
    private static String page() {
        return new String(new MetricsPage(List::of).answer("/metrics", "").body(), StandardCharsets.UTF_8);
    }

    /** What the library has registered with the JVM, which it never takes back. */
    private static int registered() throws ReflectiveOperationException {
        Field registered = JvmMetrics.class.getDeclaredField("REGISTERED");
        registered.setAccessible(true);
        return ((Set<?>) registered.get(null)).size();
    }

    @Test
    void aPortThatIsOpenedAnewHasTheFiguresOfTheJvmAndLeavesNothingBehind() throws Exception {
        assertThat(page()).contains("jvm_memory_used_bytes", "jvm_gc_collection_seconds", "process_open_fds");
        int before = registered();
        assertThat(page()).contains("jvm_memory_used_bytes", "jvm_gc_collection_seconds", "process_open_fds");
        assertThat(registered()).isEqualTo(before);
    }
}
