package org.parley.launcher.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.parley.launcher.desktop.DisplayServer;
import org.parley.launcher.stage.StageFailure;

/** Where the measured windows are shown: the user's display, or where there is none, one in memory that ends with this. */
public final class VirtualScreen implements AutoCloseable {
    private final List<Process> processes = new ArrayList<>();
    private final String name;

    private VirtualScreen(Path folder) throws IOException, StageFailure {
        Process server = start(folder, Map.of(), "Xvfb", "-displayfd", "1", "-screen", "0", "1600x1000x24", "-nolisten", "tcp", "-noreset");
        BufferedReader said = server.inputReader(StandardCharsets.US_ASCII);
        String number = said.readLine();
        if (number == null) {
            throw new StageFailure("Xvfb does not start: see " + folder.resolve("Xvfb.err"));
        }
        name = ":" + number.strip();
        start(folder, environment(), "openbox", "--sm-disable");
    }

    private VirtualScreen(String name) {
        this.name = name;
    }

    /** The display of {@code environment} if it answers, otherwise a new one, whose complaints go to {@code folder}. */
    public static VirtualScreen open(Map<String, String> environment, Path folder) throws StageFailure {
        if (new DisplayServer(environment).reachable().isPresent()) {
            return new VirtualScreen("");
        }
        try {
            return new VirtualScreen(folder);
        } catch (IOException e) {
            throw new StageFailure("there is no display, and none can be made (" + e.getMessage() + "); apt-get install xvfb openbox");
        }
    }

    /** What a process needs to show windows there. */
    public Map<String, String> environment() {
        return name.isEmpty() ? Map.of() : Map.of("DISPLAY", name);
    }

    private Process start(Path folder, Map<String, String> environment, String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(folder.resolve(command[0] + ".err").toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        processes.add(process);
        return process;
    }

    @Override
    public void close() {
        for (int i = processes.size() - 1; i >= 0; i--) {
            processes.get(i).destroy();
            try {
                processes.get(i).waitFor(3, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
