package org.parley.launcher.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.parley.launcher.stage.Play;
import org.parley.launcher.stage.Stage;
import org.parley.launcher.stage.StageFailure;

/** What a client's call costs with one media engine and with another, in turn, its child processes included: the pictures are shown in a window, or, without one, only received. */
final class EngineBench {
    private static final int SETTLE_SECONDS = 4;

    private final Path script;
    private final Path folder;
    private final VirtualScreen screen;
    private final PrintStream out;
    private int stages;

    /** {@code screen} null for no window. */
    EngineBench(Path script, Path folder, VirtualScreen screen, PrintStream out) {
        this.script = script;
        this.folder = folder;
        this.screen = screen;
        this.out = out;
    }

    /** What one engine took. */
    private static final class Taken {
        private final Series cpu = new Series();
        private final Series memory = new Series();
        private final Series delay = new Series();
    }

    /** Calls of {@code size} at 30 pictures a second, {@code rounds} with each engine. */
    void compare(String engine, String other, String size, int rounds, int seconds) throws StageFailure, IOException, InterruptedException {
        Map<String, Taken> taken = Map.of(engine, new Taken(), other, new Taken());
        for (int round = 0; round < rounds; round++) {
            for (String one : List.of(other, engine)) {
                call(one, size, seconds, taken.get(one));
            }
        }
        String window = screen == null ? "without a window" : "with a window";
        print("| a call of " + size + ", " + window + " | median | least | most |");
        print("| --- | --- | --- | --- |");
        for (String one : List.of(other, engine)) {
            print(taken.get(one).cpu.row(one + ": CPU seconds a second, children included", "%.3f"));
            print(taken.get(one).memory.row(one + ": MiB resident, children included"));
            if (!taken.get(one).delay.isEmpty()) {
                print(taken.get(one).delay.row(one + ": from a frame's arrival in the engine to its paint, ms", "%.2f"));
            }
        }
        print(String.format(Locale.ROOT, "| %s takes more CPU than %s by | %.1f %% | | |", engine, other, (taken.get(engine).cpu.median() / taken.get(other).cpu.median() - 1) * 100));
    }

    /** Bob is measured; alice is the same each time. */
    private void call(String engine, String size, int seconds, Taken taken) throws StageFailure, IOException, InterruptedException {
        List<String> picture = List.of("--size", size, "--fps", "30");
        List<String> measured = List.of("--size", size, "--fps", "30", "--engine", engine);
        stages++;
        Figures figures = new Figures(folder.resolve("figures-" + stages));
        try (Stage stage = new Stage(script, Files.createDirectories(folder.resolve("stage-" + stages)), false)) {
            Play play = new Play(stage, (name, event) -> { });
            play.openServer("tcp");
            play.enter(play.alice(), picture);
            enterBob(play, measured, figures);
            play.call();
            play.talk(System.nanoTime() + TimeUnit.SECONDS.toNanos(SETTLE_SECONDS));
            ProcessHandle bob = play.bob().process().handle();
            int skipped = screen == null ? 0 : figures.with("painted").size();
            double before = Usage.familyCpuSeconds(bob);
            long begun = System.nanoTime();
            play.talk(begun + TimeUnit.SECONDS.toNanos(seconds));
            taken.cpu.add((Usage.familyCpuSeconds(bob) - before) / ((System.nanoTime() - begun) / 1e9));
            taken.memory.add(Usage.familyMiB(bob));
            if (screen != null) {
                figures.with("painted").stream().skip(skipped).forEach(second -> taken.delay.add(second.get("delayMillis").getAsDouble()));
            }
            play.hangUp();
            play.goHome();
        }
    }

    private void enterBob(Play play, List<String> options, Figures figures) throws StageFailure, IOException, InterruptedException {
        if (screen == null) {
            play.enter(play.bob(), options);
        } else {
            Map<String, String> environment = new HashMap<>(screen.environment());
            environment.put("PARLEY_JAVA_OPTS", figures.option());
            play.enterBobWithWindow(options, environment);
        }
    }

    private void print(String line) {
        out.println(line);
        out.flush();
    }
}
