package org.parley.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A PulseAudio of the test's own, without hardware: what is played into the sink {@code voice} is what its default microphone hears, and what its default
 * speaker plays can be recorded.
 */
final class SoundServer implements AutoCloseable {
    private static final String SCRIPT = """
        load-module module-native-protocol-unix socket=%s auth-anonymous=1
        load-module module-null-sink sink_name=speaker rate=48000 sink_properties=device.description=Speaker
        load-module module-null-sink sink_name=voice rate=48000 sink_properties=device.description=Voice
        load-module module-remap-source master=voice.monitor source_name=microphone source_properties=device.description=Microphone
        set-default-sink speaker
        set-default-source microphone
        """;

    private final Path folder;
    private final List<Process> processes = new ArrayList<>();

    private SoundServer(Path folder) {
        this.folder = folder;
    }

    static SoundServer start(Path folder) throws IOException {
        Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        SoundServer server = new SoundServer(folder);
        Path script = Files.writeString(folder.resolve("sound.pa"), SCRIPT.formatted(server.socket()));
        server.run("pulseaudio", "-n", "-F", script.toString(), "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no", "--disallow-exit");
        Services.eventually("PulseAudio answers", server::answers);
        return server;
    }

    /** What {@code PULSE_SERVER} must be. */
    String address() {
        return "unix:" + socket();
    }

    /** Plays a file into the microphone, until the end of the test. */
    void speak(Path wav) throws IOException {
        run("paplay", "--device=voice", wav.toString());
    }

    /** Records what the speaker plays, for {@code seconds}, as WAV: mono, 16 bit, 48 kHz. */
    void record(Path wav, int seconds) throws IOException, InterruptedException {
        Process recorder = run("timeout", "--signal=INT", String.valueOf(seconds), "parecord", "--device=speaker.monitor", "--file-format=wav", "--rate=48000",
            "--channels=1", "--format=s16le", wav.toString());
        assertThat(recorder.waitFor(seconds + 10L, TimeUnit.SECONDS)).isTrue();
    }

    private Path socket() {
        return folder.resolve("native");
    }

    private boolean answers() {
        try {
            return run("pactl", "info").waitFor() == 0;
        } catch (IOException e) {
            throw new AssertionError(e.getMessage() + "; ./parley test installs pulseaudio and pulseaudio-utils", e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private Process run(String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(folder.resolve(command[0] + ".log").toFile());
        builder.environment().put("PULSE_SERVER", address());
        builder.environment().put("XDG_RUNTIME_DIR", folder.toString());
        builder.environment().put("HOME", folder.toString());
        Process process = builder.start();
        processes.add(process);
        return process;
    }

    @Override
    public void close() {
        processes.forEach(Process::destroyForcibly);
    }
}
