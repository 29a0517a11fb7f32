package org.parley.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A Parley process, started by the shipped script as a user would. Its lines are kept, and waited for in order. */
public final class Child implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(100);

    private final String name;
    private final Process process;
    private final LinkedBlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final List<String> seen = new ArrayList<>();
    private final StringBuffer errors = new StringBuffer();
    private final Thread reader;

    private Child(String name, Process process) {
        this.name = name;
        this.process = process;
        reader = follow(process.getInputStream(), lines::add, "out");
        follow(process.getErrorStream(), line -> errors.append(line).append('\n'), "err");
    }

    /** Starts {@code bin/parley} of a distribution with the Java of {@code javaHome}; user data and server data go below {@code data}. */
    public static Child start(String name, Path distribution, Path javaHome, Path data, String... arguments) {
        return start(name, distribution, javaHome, data, Map.of(), arguments);
    }

    /** The same, with more environment variables. */
    public static Child start(String name, Path distribution, Path javaHome, Path data, Map<String, String> environment, String... arguments) {
        return start(List.of(), name, distribution, javaHome, data, environment, arguments);
    }

    /** The same, by a command that takes another one: {@code prefix} stands in front. */
    public static Child start(List<String> prefix, String name, Path distribution, Path javaHome, Path data, Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>(prefix);
        command.add(distribution.resolve("bin/parley").toString());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("PARLEY_ARCHIVE", "exit"); // nothing in the background while times are watched
        builder.environment().put("JAVA_HOME", javaHome.toString());
        builder.environment().put("XDG_DATA_HOME", data.resolve(name).toString());
        builder.environment().putAll(environment);
        try {
            return new Child(name, builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rest of the first line still to come that begins with {@code prefix}. */
    public String line(String prefix) {
        return take(line -> line.startsWith(prefix), prefix).substring(prefix.length()).trim();
    }

    /** The first line still to come that begins with one of the prefixes, whole. */
    public String either(String prefix, String other) {
        return take(line -> line.startsWith(prefix) || line.startsWith(other), prefix + "or " + other);
    }

    /** The first event still to come that has all of the {@code key=value} pairs; values compare as text. */
    public JsonObject event(String... pairs) {
        String found = take(line -> line.startsWith("{") && matches(JsonParser.parseString(line).getAsJsonObject(), pairs), String.join(" ", pairs));
        return JsonParser.parseString(found).getAsJsonObject();
    }

    /** The first event still to come that fits. */
    public JsonObject event(String description, Predicate<JsonObject> wanted) {
        return JsonParser.parseString(take(line -> line.startsWith("{") && wanted.test(JsonParser.parseString(line).getAsJsonObject()), description)).getAsJsonObject();
    }

    /** From now on only what is still to come counts. */
    public void forget() {
        lines.drainTo(seen);
    }

    /** Types a command. */
    public void type(String command) {
        try {
            process.getOutputStream().write((command + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        } catch (IOException e) {
            throw new AssertionError(name + " does not read: " + transcript(), e);
        }
    }

    /** The exit code; waits for the end. */
    public int exitCode() {
        try {
            assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as("%s ends%n%s", name, transcript()).isTrue();
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** All that a command that does not fail prints; waits for its end. */
    public List<String> output() {
        assertThat(exitCode()).as(errors()).isZero();
        try {
            reader.join(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return List.copyOf(lines);
    }

    /** Its number. */
    public long pid() {
        return process.pid();
    }

    /** Whether it still runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** The lines that were looked at so far. */
    public List<String> seen() {
        return List.copyOf(seen);
    }

    /** What was written to standard error so far. */
    public String errors() {
        return errors.toString();
    }

    /** Kills it, and what it started, without a chance to say goodbye. */
    public void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /** Lets it, and what it started, stand still (SIGSTOP), as a machine that sleeps. */
    public void suspend() {
        signal("STOP");
    }

    /** Lets it go on (SIGCONT). */
    public void resume() {
        signal("CONT");
    }

    private void signal(String signal) {
        List<String> command = new ArrayList<>(List.of("kill", "-" + signal, Long.toString(pid())));
        process.descendants().forEach(child -> command.add(Long.toString(child.pid())));
        try {
            assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).as("exit code of %s", command).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Asks it to end, as an operator would (SIGTERM). */
    public void terminate() {
        process.destroy();
    }

    @Override
    public void close() {
        kill();
        exitCode();
    }

    private String take(Predicate<String> wanted, String description) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        try {
            for (;;) {
                String line = lines.poll(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
                assertThat(line).as("%s says %s%n%s", name, description, transcript()).isNotNull();
                seen.add(line);
                if (wanted.test(line)) {
                    return line;
                }
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean matches(JsonObject event, String... pairs) {
        for (String pair : pairs) {
            String key = pair.substring(0, pair.indexOf('='));
            if (!event.has(key) || !event.get(key).getAsString().equals(pair.substring(pair.indexOf('=') + 1))) {
                return false;
            }
        }
        return true;
    }

    /** All that it has said so far, waited for or not. */
    public String transcript() {
        return String.join("\n", seen) + "\n" + String.join("\n", lines) + "\n" + errors;
    }

    private Thread follow(InputStream stream, java.util.function.Consumer<String> sink, String what) {
        Thread thread = new Thread(() -> {
            try (BufferedReader reader = new BufferedReader(new java.io.InputStreamReader(stream, StandardCharsets.UTF_8))) {
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    sink.accept(line);
                }
            } catch (IOException e) {
                sink.accept("(" + e.getMessage() + ")");
            }
        }, name + "-" + what);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
