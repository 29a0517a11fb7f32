package org.parley.launcher.stage;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A process on the stage: its lines are passed on, its errors go to a file. */
public final class Child implements AutoCloseable {
    /** Java may write an archive of classes at its end. */
    private static final int MOST_END_SECONDS = 60;

    private final String name;
    private final Process process;
    private final Path errors;
    private final Thread reader;

    private Child(String name, Process process, Path errors, Consumer<String> lines) {
        this.name = name;
        this.process = process;
        this.errors = errors;
        this.reader = new Thread(() -> read(lines), "parley-" + name + "-1");
        reader.setDaemon(true);
        reader.start();
    }

    /** Starts {@code command}; {@code lines} is called for each line of its output on a thread of its own, and with null at the end. */
    static Child start(String name, List<String> command, Map<String, String> environment, Path folder, Consumer<String> lines) throws IOException {
        Path errors = folder.resolve(name + ".err");
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
        builder.environment().putAll(environment);
        return new Child(name, builder.start(), errors, lines);
    }

    String name() {
        return name;
    }

    /** The process, to be measured. */
    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** Types a line on its standard input. */
    void type(String line) throws StageFailure {
        try {
            Writer out = process.outputWriter(StandardCharsets.UTF_8);
            out.write(line + "\n");
            out.flush();
        } catch (IOException e) {
            throw new StageFailure(describeEnd());
        }
    }

    /** Waits for its end; the exit code. */
    int awaitEnd() throws StageFailure, InterruptedException {
        if (!process.waitFor(MOST_END_SECONDS, TimeUnit.SECONDS)) {
            throw new StageFailure(name + " did not end within " + MOST_END_SECONDS + " s");
        }
        reader.join(TimeUnit.SECONDS.toMillis(MOST_END_SECONDS));
        return process.exitValue();
    }

    /** Asks it to end (SIGTERM). */
    void terminate() {
        process.destroy();
    }

    /** Why it is gone, in a line: the last thing it complained of. */
    String describeEnd() {
        String code = process.isAlive() ? "stopped talking" : "ended with exit code " + process.exitValue();
        return name + " " + code + lastError();
    }

    private String lastError() {
        try {
            List<String> lines = Files.readAllLines(errors).stream().filter(l -> !l.isBlank() && !l.startsWith("WARNING:")).toList();
            return lines.isEmpty() ? "" : ": " + lines.get(lines.size() - 1);
        } catch (IOException e) {
            return "";
        }
    }

    private void read(Consumer<String> lines) {
        try (BufferedReader in = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                lines.accept(line);
            }
        } catch (IOException e) {
            // the process is gone: the same as its end
        }
        lines.accept(null);
    }

    /** Ends it, gently at first. Idempotent. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(3, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor(3, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
