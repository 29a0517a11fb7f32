package org.parley.launcher.bench;

import com.google.gson.JsonObject;
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

/** The measurements of the window: each starts processes of its own and prints its figures as lines of a table. */
final class UiBench {
    private static final int MOST_START_SECONDS = 30;
    private static final int MOST_WALK_SECONDS = 300;
    private static final int SETTLE_SECONDS = 4;

    private final Path script;
    private final Path folder;
    private final VirtualScreen screen;
    private final PrintStream out;
    private int stages;

    UiBench(Path script, Path folder, VirtualScreen screen, PrintStream out) {
        this.script = script;
        this.folder = folder;
        this.screen = screen;
        this.out = out;
        print("| what | median | least | most |");
        print("| --- | --- | --- | --- |");
    }

    /** From the start of the process to a window that takes input, with a user who is known; the first start, which makes the archive of classes, is not counted. */
    void start(int times) throws StageFailure, IOException, InterruptedException {
        Series whole = new Series();
        Series java = new Series();
        for (int i = 0; i <= times; i++) {
            try (Stage stage = stage()) {
                Play play = new Play(stage, (name, event) -> { });
                play.openServer("tcp");
                play.enter(play.alice(), List.of());
                Figures figures = new Figures(folder.resolve("start-" + i));
                long begun = System.nanoTime();
                play.enterBobWithWindow(List.of(), environment(figures));
                JsonObject usable = awaitUsable(figures, play);
                if (i > 0) {
                    java.add(usable.get("usableMillis").getAsDouble());
                    whole.add(millisSince(begun));
                }
                play.goHome();
            }
        }
        print(java.row("start of Java until the window can be used, ms"));
        print(whole.row("start of the client with a window until others see him, ms"));
    }

    /**
     * Uses every screen twice, as a person does who registers, calls alice and is called by her, and tells how often and how long the UI thread was held up by more than 50 ms: by the clock, and
     * by the processor time that it took itself, which a busy machine changes less. The server and alice, who are on other machines in life, leave the processors to the window.
     */
    void walk() throws StageFailure, IOException, InterruptedException {
        try (Stage stage = stage()) {
            Play play = new Play(stage, (name, event) -> { });
            stage.makeModest(true);
            play.openServer("tcp");
            play.enter(play.alice(), List.of("--auto-answer"));
            stage.makeModest(false);
            Figures figures = new Figures(folder.resolve("walk"));
            Walk walk = Walk.of(folder.resolve("walk.steps"), play.address());
            Map<String, String> environment = new HashMap<>(screen.environment());
            environment.put("PARLEY_JAVA_OPTS", figures.option() + " " + walk.option());
            play.enterStranger(environment);
            for (int round = 1; round <= Walk.PARTS.size(); round++) {
                await(figures, "asked", round, MOST_WALK_SECONDS, play);
                play.type(play.alice(), "call " + play.bob().name());
            }
            await(figures, "walked", 1, MOST_WALK_SECONDS, play);
            for (String part : Walk.PARTS) {
                tellBlocked(part, figures.with("blockedMillis").stream().filter(event -> event.get("step").getAsString().startsWith(part)).toList());
            }
            play.goHome();
        }
    }

    private void tellBlocked(String part, List<JsonObject> events) {
        List<JsonObject> busy = events.stream().filter(event -> event.get("cpuMillis").getAsLong() > 50).toList();
        print("| UI thread held up, screens %s: times over 50 ms, longest, ms | %d, %d | | |".formatted(part, events.size(), longest(events, "blockedMillis")));
        print("| the same by its processor time | %d, %d | | |".formatted(busy.size(), longest(events, "cpuMillis")));
        for (JsonObject event : events) {
            print("| - after %s, ms; of that it worked, and waited for a processor | %d; %d, %d | | |".formatted(event.get("step").getAsString(), event.get("blockedMillis").getAsLong(),
                event.get("cpuMillis").getAsLong(), event.get("waitedMillis").getAsLong()));
        }
    }

    private static long longest(List<JsonObject> events, String key) {
        return events.stream().mapToLong(event -> event.get(key).getAsLong()).max().orElse(0);
    }

    /** What painting costs, and the whole client against one without a window in the same call, both sending and receiving that size at 30 pictures a second. */
    void call(String size, int seconds) throws StageFailure, IOException, InterruptedException {
        try (Stage stage = stage()) {
            Figures figures = new Figures(folder.resolve("call-" + size));
            List<String> options = List.of("--size", size, "--fps", "30");
            Play play = new Play(stage, (name, event) -> { });
            play.openServer("tcp");
            play.enter(play.alice(), options);
            play.enterBobWithWindow(options, environment(figures));
            play.call();
            play.talk(System.nanoTime() + TimeUnit.SECONDS.toNanos(SETTLE_SECONDS));
            int skipped = figures.with("painted").size();
            Cost window = new Cost(play.bob().process().handle());
            Cost headless = new Cost(play.alice().process().handle());
            play.talk(System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds));
            double withWindow = window.perSecond();
            double without = headless.perSecond();
            List<JsonObject> painted = figures.with("painted");
            tellPainting(size, painted.subList(Math.min(skipped, painted.size()), painted.size()));
            print(String.format(Locale.ROOT, "| CPU seconds a second in a call of %s, with window, without, more by | %.2f, %.2f, %.0f %% | | |", size, withWindow, without,
                (withWindow / without - 1) * 100));
            print("| MiB resident with window, without | %d, %d | | |".formatted(Usage.of(play.bob().process().handle()).residentMiB(), Usage.of(play.alice().process().handle()).residentMiB()));
            print("| what the other saw | %s | | |".formatted(play.alice().figures()));
            play.hangUp();
            play.goHome();
        }
    }

    private void tellPainting(String size, List<JsonObject> seconds) throws StageFailure {
        if (seconds.isEmpty()) {
            throw new StageFailure("the window painted nothing in a call of " + size);
        }
        print(series(seconds, "medianMillis").row("painting a frame of " + size + ", ms", "%.2f"));
        print(series(seconds, "p95Millis").row("painting a frame of " + size + ", 95th percentile, ms", "%.2f"));
        print(series(seconds, "cpuMillis").row("processor time of a frame of " + size + ", ms", "%.2f"));
        print(series(seconds, "bytesPerFrame").row("garbage a frame of " + size + ", bytes"));
        print(series(seconds, "delayMillis").row("from a frame's arrival to its paint at " + size + ", ms", "%.1f"));
        print(series(seconds, "painted").row("frames painted a second at " + size));
    }

    private static Series series(List<JsonObject> seconds, String key) {
        Series series = new Series();
        seconds.forEach(second -> series.add(second.get(key).getAsDouble()));
        return series;
    }

    private static JsonObject awaitUsable(Figures figures, Play play) throws StageFailure, IOException, InterruptedException {
        return await(figures, "usableMillis", 1, MOST_START_SECONDS, play);
    }

    private static JsonObject await(Figures figures, String key, int times, int mostSeconds, Play play) throws StageFailure, IOException, InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(mostSeconds);
        while (figures.with(key).size() < times) {
            if (System.nanoTime() > until) {
                throw new StageFailure("waited " + mostSeconds + " s in vain for the window's " + key);
            }
            play.pause(TimeUnit.MILLISECONDS.toNanos(20));
        }
        return figures.with(key).get(0);
    }

    private Map<String, String> environment(Figures figures) {
        Map<String, String> environment = new HashMap<>(screen.environment());
        environment.put("PARLEY_JAVA_OPTS", figures.option());
        return environment;
    }

    private Stage stage() throws IOException {
        stages++;
        return new Stage(script, Files.createDirectories(folder.resolve("stage-" + stages)), false);
    }

    private void print(String line) {
        out.println(line);
        out.flush();
    }

    private static double millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e6;
    }

    /** Processor time of a process from the making of this on. */
    private static final class Cost {
        private final ProcessHandle process;
        private final double before;
        private final long begun = System.nanoTime();

        Cost(ProcessHandle process) {
            this.process = process;
            this.before = Usage.cpuSeconds(process);
        }

        double perSecond() {
            return (Usage.cpuSeconds(process) - before) / (millisSince(begun) / 1_000);
        }
    }
}
