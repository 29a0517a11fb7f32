package org.parley.launcher.doctor;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.parley.launcher.Home;
import org.parley.launcher.Platform;

/** Java, platform, sound and camera. */
final class Machine {
    private static final int LEAST_JAVA = 17;

    private Machine() {}

    static Finding java(Runtime.Version version) {
        return version.feature() >= LEAST_JAVA ? Finding.ok("Java " + version)
            : Finding.missing("Java " + version + " is too old", "install version " + LEAST_JAVA + " or newer, or point JAVA_HOME to one");
    }

    /** Whether the distribution has libwebrtc for this machine. */
    static Finding platform(Home home, String os, String architecture) {
        String platform = Platform.name(os, architecture);
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(home.folder().resolve("bundles/client/10"), "*webrtc." + platform + "*.jar")) {
            if (jars.iterator().hasNext()) {
                return Finding.ok("libwebrtc for " + platform);
            }
        } catch (IOException e) {
            return Finding.missing("bundles of the client", "the distribution is not whole, unpack or build it again");
        }
        return Finding.note("no libwebrtc for " + platform, "calls carry a synthetic picture only; a server runs well");
    }

    /** Whether a sound server could answer: its socket is there. It is not asked, for a broken one may never answer. */
    static Finding sound(Map<String, String> environment) {
        String named = environment.get("PULSE_SERVER");
        if (named != null) {
            return Finding.ok("sound server " + named + " (PULSE_SERVER)");
        }
        String runtime = environment.getOrDefault("XDG_RUNTIME_DIR", "/run/user/0");
        for (String socket : List.of(runtime + "/pulse/native", "/run/pulse/native")) {
            if (Files.exists(Path.of(socket))) {
                return Finding.ok("sound server " + socket);
            }
        }
        return Finding.note("no sound server", "microphone and speaker cannot be used, .wav files and silence can; start PulseAudio or PipeWire for sound");
    }

    static Finding camera(Path devices) {
        try (DirectoryStream<Path> cameras = Files.newDirectoryStream(devices, "video*")) {
            if (cameras.iterator().hasNext()) {
                return Finding.ok("camera");
            }
        } catch (IOException e) {
            // no such folder: no camera
        }
        return Finding.note("no camera", "the test pattern or a .y4m file is sent instead; connect one to be seen");
    }
}
