package org.parley.launcher.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.parley.launcher.Home;
import org.parley.launcher.stage.Play;
import org.parley.launcher.stage.Stage;
import org.parley.launcher.stage.StageFailure;

/**
 * The archives of classes (JEP 350) of a distribution, one a role. Java writes one when a process ends, which takes seconds: so no process of a user does it, but a server, and two clients that
 * call each other, for this alone. A server's is made by its start: what more it held would be resident for good, and no user waits for that. Nothing of it is seen: the client that stands for the one with a window has none, but reads the classes that windows are made of.
 */
public final class Archives {
    /** Tells the script that the processes shall write archives, under names that end with {@link #UNFINISHED}. */
    private static final Map<String, String> WRITE = Map.of("PARLEY_ARCHIVE", "write");
    private static final String UNFINISHED = ".new";
    private static final int ROLES = 3;
    private static final int SECONDS = 2;

    private final Path lib;
    private final Path script;
    private final Path folder;

    /** {@code folder} is for what the processes keep meanwhile. */
    public Archives(Home home, Path folder) {
        this.lib = home.folder().resolve("lib");
        this.script = home.script();
        this.folder = folder;
    }

    /** Makes them where one is missing. Blocks for as long as {@link #make}. */
    public void ensure() throws StageFailure, IOException, InterruptedException {
        if (files(".jsa").size() < ROLES && Files.isWritable(lib)) {
            make();
        }
    }

    /** Makes all of them; blocks for fifteen seconds, more on a busy machine. */
    public void make() throws StageFailure, IOException, InterruptedException {
        try (Stage stage = new Stage(script, folder, false, WRITE)) {
            Play play = new Play(stage, (name, event) -> { });
            play.openServer("tcp");
            play.closeServer();
        }
        publish();
        try (Stage stage = new Stage(script, folder, false, WRITE)) {
            Play play = new Play(stage, (name, event) -> { });
            play.openServer("tls");
            play.enter(play.alice(), List.of());
            play.enter(play.bob(), List.of("--window-classes"));
            play.call();
            play.talk(System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS));
            play.hangUp();
            play.goHome();
        }
        publish();
    }

    private void publish() throws IOException {
        for (Path file : files(UNFINISHED)) {
            String name = file.getFileName().toString();
            Files.move(file, file.resolveSibling(name.substring(0, name.length() - UNFINISHED.length())), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private List<Path> files(String end) throws IOException {
        try (Stream<Path> all = Files.list(lib)) {
            return all.filter(file -> file.getFileName().toString().endsWith(end)).toList();
        }
    }
}
