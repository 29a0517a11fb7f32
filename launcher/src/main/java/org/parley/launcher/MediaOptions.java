package org.parley.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Option;

/** What a client sends and where sound goes. */
final class MediaOptions {
    @Option(names = "--camera", paramLabel = "pattern|FILE.y4m|none|NAME", description = "What to send as picture; without it the machine's camera, or the pattern where there is none.")
    private String camera;

    @Option(names = "--microphone", paramLabel = "silence|FILE.wav|NAME", description = "What to send as sound; without it the machine's microphone, or silence where there is none.")
    private String microphone;

    @Option(names = "--speaker", paramLabel = "none|FILE.wav|NAME", description = "Where received sound goes; a file is replaced. Without it the machine's speaker.")
    private String speaker;

    @Option(names = "--size", paramLabel = "WxH", description = "Size of the picture to send. Default: 640x480.")
    private String size;

    @Option(names = "--fps", paramLabel = "N", description = "Frames a second to send, 1 to 60. Default: 30.")
    private Integer framesPerSecond;

    @Option(names = "--engine", paramLabel = "NAME", description = "The media engine, such as webrtc, synthetic, or remote: in a process of its own. Default: the best there is.")
    private String engine;

    /** Checks, and adds what was given to the framework properties. */
    void addTo(Map<String, String> properties) throws LaunchException {
        put(properties, "camera", existing("--camera", camera, ".y4m"));
        put(properties, "microphone", existing("--microphone", microphone, ".wav"));
        put(properties, "speaker", writable(speaker));
        put(properties, "size", checkedSize());
        if (framesPerSecond != null && (framesPerSecond < 1 || framesPerSecond > 60)) {
            throw LaunchException.usage("--fps " + framesPerSecond + ": must be 1 to 60");
        }
        put(properties, "fps", framesPerSecond);
        put(properties, "engine", engine);
    }

    private String checkedSize() throws LaunchException {
        if (size == null) {
            return null;
        }
        if (!size.matches("[1-9][0-9]{1,3}x[1-9][0-9]{1,3}")) {
            throw LaunchException.usage("--size " + size + ": write width and height in pixels, such as 1280x720");
        }
        int width = Integer.parseInt(size.substring(0, size.indexOf('x')));
        int height = Integer.parseInt(size.substring(size.indexOf('x') + 1));
        if (width % 2 != 0 || height % 2 != 0 || width < 16 || width > 3_840 || height < 16 || height > 2_160) {
            throw LaunchException.usage("--size " + size + ": both must be even, the width 16 to 3840, the height 16 to 2160");
        }
        return size;
    }

    private static String existing(String option, String value, String ending) throws LaunchException {
        if (value != null && value.endsWith(ending) && !Files.isReadable(Path.of(value))) {
            throw LaunchException.usage(option + " " + value + ": there is no such file, or it cannot be read");
        }
        return value;
    }

    private static String writable(String value) throws LaunchException {
        if (value != null && value.endsWith(".wav") && !Files.isWritable(Path.of(value).toAbsolutePath().getParent())) {
            throw LaunchException.usage("--speaker " + value + ": its folder is missing or cannot be written");
        }
        return value;
    }

    private static void put(Map<String, String> properties, String key, Object value) {
        if (value != null) {
            properties.put("parley.client." + key, value.toString());
        }
    }
}
