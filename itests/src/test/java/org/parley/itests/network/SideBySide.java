package org.parley.itests.network;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Tests that mostly wait: all begin at once, on threads of their own, and each is reported by its name. */
final class SideBySide {
    private static final long PATIENCE_MINUTES = 5;

    /** What may throw. */
    @FunctionalInterface
    interface Script {
        void play() throws Exception;
    }

    private final Map<String, Script> scripts = new LinkedHashMap<>();

    SideBySide with(String name, Script script) {
        scripts.put(name, script);
        return this;
    }

    Stream<DynamicTest> begin() {
        ExecutorService threads = Executors.newCachedThreadPool();
        Map<String, Future<?>> running = new LinkedHashMap<>();
        scripts.forEach((name, script) -> running.put(name, threads.submit(() -> {
            script.play();
            return null;
        })));
        threads.shutdown();
        return running.entrySet().stream().map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
            try {
                entry.getValue().get(PATIENCE_MINUTES, TimeUnit.MINUTES);
            } catch (ExecutionException e) {
                throw e.getCause();
            }
        }));
    }
}
