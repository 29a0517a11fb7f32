package org.parley.media.webrtc.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.parley.media.Party;
import org.parley.media.webrtc.internal.pulse.SoundServer;

/**
 * A PulseAudio of the test's own, without hardware: speakers {@code One} and {@code Two}, whose sound can be recorded, and microphones {@code First} and {@code Second}, which hear
 * what is played into them. Speaker One and microphone First are the default ones.
 */
final class OwnPulse implements AutoCloseable {
    private static final String SCRIPT = """
        load-module module-native-protocol-unix socket=%s auth-anonymous=1
        load-module module-null-sink sink_name=one rate=48000 sink_properties=device.description=One
        load-module module-null-sink sink_name=two rate=48000 sink_properties=device.description=Two
        load-module module-null-sink sink_name=into-first rate=48000 sink_properties=device.description=Into-1
        load-module module-null-sink sink_name=into-second rate=48000 sink_properties=device.description=Into-2
        load-module module-remap-source master=into-first.monitor source_name=first source_properties=device.description=First
        load-module module-remap-source master=into-second.monitor source_name=second source_properties=device.description=Second
        set-default-sink one
        set-default-source first
        """;

    private final Path folder;
    private final List<Process> processes = new ArrayList<>();
    private final Process server;

    OwnPulse(Path folder) throws IOException {
        this.folder = folder;
        Path script = Files.writeString(folder.resolve("sound.pa"), SCRIPT.formatted(socket()));
        server = run("pulseaudio", "-n", "-F", script.toString(), "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no", "--disallow-exit");
        Party.eventually("PulseAudio answers", () -> exitCode("pactl", "info") == 0);
    }

    /** What an engine must be given. */
    SoundServer server() {
        return new SoundServer("unix:" + socket());
    }

    /** Tones into the microphones, until the end. */
    void speak(int firstHertz, int secondHertz) throws IOException {
        run("paplay", "--device=into-first", Tone.write(folder.resolve("first.wav"), firstHertz, 100).toString());
        run("paplay", "--device=into-second", Tone.write(folder.resolve("second.wav"), secondHertz, 100).toString());
    }

    /** A file into the first microphone, until the end. */
    void speak(Path wav) throws IOException {
        run("paplay", "--device=into-first", wav.toString());
    }

    /** Records a second of what a speaker plays. */
    short[] heard(String speaker) throws IOException {
        Path raw = Files.createTempFile(folder, speaker, ".raw");
        Process recorder = run(raw, "parecord", "--device=" + speaker + ".monitor", "--raw", "--rate=48000", "--channels=1", "--format=s16le", "--latency-msec=20");
        Party.eventually("a second of sound", () -> raw.toFile().length() > 2 * 48_000);
        recorder.destroyForcibly();
        return Tone.samples(raw, 0, 48_000);
    }

    /** Whether a second of what a speaker plays is this tone, and no other. */
    boolean plays(String speaker, int hertz) {
        try {
            return Tone.share(heard(speaker), hertz) > 0.7;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Carries out a command of {@code pactl}. */
    void control(String... command) {
        List<String> all = new ArrayList<>(List.of("pactl"));
        all.addAll(List.of(command));
        if (exitCode(all.toArray(String[]::new)) != 0) {
            throw new AssertionError("pactl " + String.join(" ", command));
        }
    }

    /** Takes a device away, as by pulling its plug: all modules whose argument holds {@code text}. */
    void unplug(String text) throws IOException {
        Path list = folder.resolve("modules");
        exitCode(list, "pactl", "list", "short", "modules");
        for (String line : Files.readAllLines(list)) {
            if (line.contains(text)) {
                control("unload-module", line.split("\t")[0]);
            }
        }
    }

    /** The server is there and does nothing. */
    void freeze() {
        if (exitCode("kill", "-STOP", String.valueOf(server.pid())) != 0) {
            throw new AssertionError("kill -STOP");
        }
    }

    /** The server is gone. */
    void end() throws InterruptedException {
        server.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        processes.forEach(Process::destroyForcibly);
    }

    private Path socket() {
        return folder.resolve("native");
    }

    private int exitCode(String... command) {
        return exitCode(folder.resolve(command[0] + ".log"), command);
    }

    private int exitCode(Path output, String... command) {
        try {
            return run(output, command).waitFor();
        } catch (IOException e) {
            throw new AssertionError(e.getMessage() + "; ./parley test installs pulseaudio and pulseaudio-utils", e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private Process run(String... command) throws IOException {
        return run(folder.resolve(command[0] + ".log"), command);
    }

    private Process run(Path output, String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(folder.resolve("errors.log").toFile()).redirectOutput(output.toFile());
        builder.environment().put("PULSE_SERVER", "unix:" + socket());
        builder.environment().put("XDG_RUNTIME_DIR", folder.toString());
        builder.environment().put("HOME", folder.toString());
        Process process = builder.start();
        processes.add(process);
        return process;
    }
}
