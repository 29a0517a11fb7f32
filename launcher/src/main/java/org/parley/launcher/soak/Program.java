package org.parley.launcher.soak;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A process that is started, killed, and started again: each time it has another life. Used by one thread, but for {@link #strike}. */
final class Program {
    /** A line that it said in one of its lives; null when that life is over. */
    record Said(Program by, int life, String text) {}

    private static final long STRIKE_SECONDS = 5;

    private final String name;
    private final OwnHome home;
    private final Map<String, String> environment;
    private final Consumer<Said> audience;
    private volatile Process process;
    private int life;

    Program(String name, OwnHome home, Map<String, String> environment, Consumer<Said> audience) {
        this.name = name;
        this.home = home;
        this.environment = Map.copyOf(environment);
        this.audience = audience;
    }

    /** Begins the next life. */
    void start(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(home.script().toString()));
        command.addAll(arguments);
        command.add("--with-parent");
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(errors()));
        builder.environment().put("PARLEY_ARCHIVE", "no"); // nothing in the background that would be taken for a leak
        builder.environment().put("PARLEY_INSTALL", "no");
        builder.environment().putAll(environment);
        Process begun = builder.start();
        int which = ++life;
        process = begun;
        Thread reader = new Thread(() -> read(begun, which), "parley-soak-" + name + "-" + which);
        reader.setDaemon(true);
        reader.start();
    }

    private void read(Process begun, int which) {
        try (BufferedReader in = begun.inputReader(StandardCharsets.UTF_8)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                audience.accept(new Said(this, which, line));
            }
        } catch (IOException e) {
            // its end, which is told below
        }
        audience.accept(new Said(this, which, null));
    }

    String name() {
        return name;
    }

    /** How often it was started. */
    int life() {
        return life;
    }

    OwnHome home() {
        return home;
    }

    boolean isAlive() {
        return process != null && process.isAlive();
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /** Types a line. One that is gone reads nothing; that is told by itself. */
    void type(String line) {
        try {
            Writer in = process.outputWriter(StandardCharsets.UTF_8);
            in.write(line + "\n");
            in.flush();
        } catch (IOException e) {
            // see above
        }
    }

    /** Sends it a signal, such as STOP. */
    void signal(String signal) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("kill", "-" + signal, String.valueOf(process.pid())));
        process.descendants().forEach(child -> command.add(String.valueOf(child.pid())));
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
    }

    /** Ends it without a chance to say goodbye; what it started itself has to notice. */
    void kill() {
        process.destroyForcibly();
    }

    /** Ends what it has started itself; false when that is nothing. */
    boolean killChildren() {
        return process.descendants().map(ProcessHandle::destroyForcibly).toList().contains(true);
    }

    /** Asks it to end. */
    void terminate() {
        process.destroy();
    }

    /** Its exit code, once it has ended; null when it has not within the time. */
    Integer exitCode(int seconds) throws InterruptedException {
        return process.waitFor(seconds, TimeUnit.SECONDS) ? process.exitValue() : null;
    }

    /** The last thing that it complained of; empty when of nothing. */
    String lastError() {
        try {
            List<String> lines = Files.readAllLines(errors().toPath()).stream().filter(line -> !line.isBlank()).toList();
            return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
        } catch (IOException e) {
            return "";
        }
    }

    private File errors() {
        Path folder = home.folder().getParent();
        return folder.resolve(name + ".err").toFile();
    }

    /** Ends it whatever it does. Any thread. */
    void strike() {
        Process last = process;
        if (last == null) {
            return;
        }
        last.descendants().forEach(ProcessHandle::destroyForcibly);
        try {
            last.destroyForcibly().waitFor(STRIKE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
