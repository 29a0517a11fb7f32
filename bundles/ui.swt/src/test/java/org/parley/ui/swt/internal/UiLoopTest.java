package org.parley.ui.swt.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.ui.swt.internal.rig.Stage;
import org.parley.ui.swt.internal.video.FigureLines;

/** The display's life: it ends when the user closes the windows, and when the component stops. */
class UiLoopTest {
    private final List<String> told = new CopyOnWriteArrayList<>();

    private final class Told implements UiLoop.Ending {
        @Override
        public void closed() {
            told.add("closed");
        }

        @Override
        public void failed(Throwable why) {
            told.add("failed: " + why.getMessage());
        }
    }

    private static final class OneShell implements UiLoop.Windows {
        private final Shell shell;

        OneShell(Shell shell) {
            this.shell = shell;
        }

        @Override
        public boolean isClosed() {
            return shell.isDisposed();
        }

        @Override
        public void close() {}
    }

    @BeforeEach
    void haveTheDisplay() {
        Stage.end();
    }

    @Test
    void theUsersClosingEndsItAndIsTold() {
        UiLoop loop = new UiLoop(Display::new, display -> {
            Shell shell = new Shell(display);
            shell.open();
            display.asyncExec(() -> {
                throw new IllegalStateException("a window's mistake");
            });
            display.asyncExec(shell::close);
            return new OneShell(shell);
        }, new Told());
        loop.run();
        assertThat(told).containsExactly("closed");
    }

    @Test
    void stoppingTakesTheWindowsAwayAndTellsNobody() throws InterruptedException {
        List<Thread> stoppers = new ArrayList<>();
        UiLoop[] loop = new UiLoop[1];
        List<Display> made = new CopyOnWriteArrayList<>();
        loop[0] = new UiLoop(Display::new, display -> {
            made.add(display);
            Shell shell = new Shell(display);
            shell.open();
            Thread stopper = new Thread(() -> loop[0].stop(Duration.ofSeconds(20)));
            stoppers.add(stopper);
            stopper.start();
            return new OneShell(shell);
        }, new Told());
        loop[0].run();
        stoppers.get(0).join();
        assertThat(made.get(0).isDisposed()).isTrue();
        assertThat(told).isEmpty();
    }

    @Test
    void anEventThatHoldsUpTheOthersIsNoted(@TempDir Path folder) throws IOException {
        Path figures = folder.resolve("figures");
        new UiLoop(Display::new, display -> {
            Shell shell = new Shell(display);
            display.asyncExec(() -> {
                long began = System.nanoTime();
                while (System.nanoTime() - began < 500_000_000L) {
                    Thread.onSpinWait();
                }
                shell.close();
            });
            return new OneShell(shell);
        }, new Told(), new BlockedFigure(Optional.of(new FigureLines(figures)))).run();
        assertThat(Files.readAllLines(figures)).last().asString().matches("\\{\"blockedMillis\":[0-9]+,\"cpuMillis\":[0-9]+,\"waitedMillis\":[0-9]+,\"step\":\"\",\"in\":\".*UiLoopTest.*\"}");
    }

    @Test
    void nothingIsLeftInTheHomeFolder(@TempDir Path folder) throws IOException {
        String home = System.getProperty("user.home");
        System.setProperty("user.home", folder.toString());
        try {
            new UiLoop(Display::new, display -> {
                Shell shell = new Shell(display);
                shell.open();
                display.asyncExec(shell::close);
                return new OneShell(shell);
            }, new Told()).run();
            assertThat(System.getProperty("user.home")).isEqualTo(folder.toString());
        } finally {
            System.setProperty("user.home", home);
        }
        assertThat(told).containsExactly("closed");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void stoppedBeforeItsTurnItMakesNoDisplay() {
        UiLoop loop = new UiLoop(Display::new, display -> {
            throw new AssertionError("no window was to be opened");
        }, new Told());
        loop.stop(Duration.ofSeconds(20));
        loop.run();
        assertThat(told).isEmpty();
    }

    @Test
    void windowsThatCannotBeOpenedAreTold() {
        new UiLoop(Display::new, display -> {
            throw new IllegalStateException("no icons");
        }, new Told()).run();
        assertThat(told).containsExactly("failed: no icons");
    }
}
