package org.parley.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.osgi.framework.launch.Framework;

class SignalledEndTest {
    private final List<String> done = new ArrayList<>();
    private final Framework framework = (Framework) Proxy.newProxyInstance(Framework.class.getClassLoader(), new Class<?>[] {Framework.class}, (proxy, method, arguments) -> {
        done.add(method.getName());
        return null;
    });

    /** A start that the end waits for. */
    private final class Start extends CountDownLatch {
        private final boolean ends;

        Start(boolean ends) {
            super(1);
            this.ends = ends;
        }

        @Override
        public boolean await(long time, TimeUnit unit) {
            done.add(ends ? "started" : "gave up the start");
            return ends;
        }
    }

    /** The framework complains otherwise of each bundle that it was about to start. */
    @Test
    void theFrameworkIsStoppedOnceItHasStarted() throws Exception {
        new SignalledEnd(framework, new Start(true), () -> done.add("time runs")).run();
        assertThat(done).containsExactly("time runs", "started", "stop", "waitForStop");
    }

    @Test
    void theTimeForTheEndRunsWhileAStartHangs() throws Exception {
        new SignalledEnd(framework, new Start(false), () -> done.add("time runs")).run();
        assertThat(done).containsExactly("time runs", "gave up the start", "stop", "waitForStop");
    }
}
