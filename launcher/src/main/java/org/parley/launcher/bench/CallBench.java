package org.parley.launcher.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.parley.launcher.stage.Play;
import org.parley.launcher.stage.Stage;
import org.parley.launcher.stage.StageFailure;

/** The measurements of a call: each starts processes of its own and prints its figures as lines of a table. */
final class CallBench {
    private static final int SETTLE_SECONDS = 3;

    private final Path script;
    private final Path folder;
    private final PrintStream out;
    private int stages;

    CallBench(Path script, Path folder, PrintStream out) {
        this.script = script;
        this.folder = folder;
        this.out = out;
        print("| what | median | least | most |");
        print("| --- | --- | --- | --- |");
    }

    /** From the start of a process to its being ready: the server listens, a client is logged in. The account exists and is new, respectively. */
    void start(int times) throws StageFailure, IOException, InterruptedException {
        Series server = new Series();
        Series client = new Series();
        for (int i = 0; i < times; i++) {
            try (Stage stage = stage()) {
                Play play = new Play(stage, (name, event) -> { });
                long begun = System.nanoTime();
                play.openServer("tcp");
                server.add(millisSince(begun));
                play.enter(play.alice(), List.of());
                begun = System.nanoTime();
                play.enter(play.bob(), List.of());
                client.add(millisSince(begun));
                play.goHome();
            }
        }
        print(server.row("start of the server until it listens, ms"));
        print(client.row("start of a client until it is registered and logged in, ms"));
    }

    /** From dialing to ringing, and from the answer to the first decoded picture on either side. */
    void setUp(int times) throws StageFailure, IOException, InterruptedException {
        Series ringing = new Series();
        Series caller = new Series();
        Series callee = new Series();
        try (Stage stage = stage()) {
            Play play = begin(stage, "tcp", List.of());
            for (int i = 0; i < times; i++) {
                ringing.add(play.call());
                caller.add(play.alice().firstPictureMillis());
                callee.add(play.bob().firstPictureMillis());
                play.hangUp();
            }
            play.goHome();
        }
        print(ringing.row("from call to ringing, ms"));
        print(caller.row("from answer to the first picture, caller, ms"));
        print(callee.row("from answer to the first picture, callee, ms"));
    }

    /** Threads and memory of both clients after {@code calls} calls against those after 5. */
    void growth(int calls) throws StageFailure, IOException, InterruptedException {
        try (Stage stage = stage()) {
            Play play = begin(stage, "tcp", List.of());
            for (int call = 1; call <= calls; call++) {
                play.call();
                play.hangUp();
                if (call == 5 || call == calls) {
                    rest(play);
                    print("| caller after %d calls: threads, MiB resident | %s | | |".formatted(call, Usage.of(play.alice().process().handle()).text()));
                    print("| callee after %d calls: threads, MiB resident | %s | | |".formatted(call, Usage.of(play.bob().process().handle()).text()));
                }
            }
            play.goHome();
        }
    }

    /** Processor time and memory of one client in a call of that picture size at 30 pictures a second. */
    void cost(String size, int seconds) throws StageFailure, IOException, InterruptedException {
        try (Stage stage = stage()) {
            Play play = begin(stage, "tcp", List.of("--size", size, "--fps", "30"));
            play.call();
            play.talk(System.nanoTime() + TimeUnit.SECONDS.toNanos(SETTLE_SECONDS));
            ProcessHandle client = play.alice().process().handle();
            double before = Usage.cpuSeconds(client);
            long begun = System.nanoTime();
            play.talk(begun + TimeUnit.SECONDS.toNanos(seconds));
            double cost = (Usage.cpuSeconds(client) - before) / (millisSince(begun) / 1_000);
            print("| one client in a call of %s: CPU s/s, threads, MiB resident | %.2f, %s | | |".formatted(size, cost, Usage.of(client).text()));
            print("| what it saw | %s | | |".formatted(play.alice().figures()));
            play.hangUp();
            play.goHome();
        }
    }

    private static Play begin(Stage stage, String transport, List<String> options) throws StageFailure, IOException, InterruptedException {
        Play play = new Play(stage, (name, event) -> { });
        play.openServer(transport);
        play.enterBoth(options);
        return play;
    }

    /** Sessions are freed behind the end of a call. */
    private static void rest(Play play) throws StageFailure, InterruptedException {
        play.pause(TimeUnit.SECONDS.toNanos(SETTLE_SECONDS));
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
}
