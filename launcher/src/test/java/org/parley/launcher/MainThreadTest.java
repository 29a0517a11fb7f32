package org.parley.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MainThreadTest {
    private final MainThread mainThread = new MainThread();
    private final List<String> done = new ArrayList<>();

    @Test
    void tasksRunInOrderOnTheCallingThreadUntilTheEnd() throws InterruptedException {
        mainThread.execute(() -> done.add("first on " + Thread.currentThread().getName()));
        mainThread.execute(() -> mainThread.execute(mainThread::end));
        mainThread.execute(() -> done.add("second"));
        mainThread.run();
        assertThat(done).containsExactly("first on " + Thread.currentThread().getName(), "second");
    }

    @Test
    void aTaskThatThrowsDoesNotEndIt() throws InterruptedException {
        mainThread.execute(() -> {
            throw new IllegalStateException("on purpose");
        });
        mainThread.execute(() -> done.add("after"));
        mainThread.end();
        mainThread.run();
        assertThat(done).containsExactly("after");
    }
}
