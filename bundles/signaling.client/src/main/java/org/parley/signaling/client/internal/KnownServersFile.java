package org.parley.signaling.client.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file {@code known-servers}: a line {@code host:port fingerprint} for each server, readable by its owner only. Empty lines and those that begin with {@code #} are
 * comments. What is not understood is reported, passed over, and kept. Other processes may write it, too.
 */
final class KnownServersFile {
    private static final Logger LOG = LoggerFactory.getLogger(KnownServersFile.class);
    /** Any bytes come through it unchanged. */
    private static final Charset CHARSET = StandardCharsets.ISO_8859_1;
    private static final Pattern KEY = Pattern.compile("(\\[[0-9a-f:.]+(%[a-z0-9._-]+)?]|[a-z0-9._-]+):\\d{1,5}");

    private final Path path;

    KnownServersFile(Path folder) {
        this.path = folder.resolve("known-servers");
    }

    static boolean isKey(String text) {
        return KEY.matcher(text).matches();
    }

    /** The fingerprints by {@code host:port}; none when there is no file yet. */
    Map<String, String> read() throws IOException {
        Map<String, String> found = new LinkedHashMap<>();
        int number = 0;
        for (String line : lines()) {
            number++;
            String[] parts = parts(line);
            if (parts.length == 2) {
                found.put(parts[0], parts[1]);
            } else if (!line.isBlank() && !line.startsWith("#")) {
                LOG.warn("{} line {} is passed over: it is not of the form `host:port fingerprint`; correct or delete it", path, number);
            }
        }
        return found;
    }

    /** Replaces the line of {@code key}, or adds one. Waits for others, also in this process, where a file lock alone would throw. */
    void put(String key, String fingerprint) throws IOException {
        synchronized (KnownServersFile.class) {
            putAlone(key, fingerprint);
        }
    }

    private void putAlone(String key, String fingerprint) throws IOException {
        Files.createDirectories(path.getParent(), mode("rwx------"));
        Path guard = path.resolveSibling("known-servers.lock");
        try (FileChannel channel = FileChannel.open(guard, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), mode("rw-------"));
                FileLock lock = channel.lock()) {
            List<String> lines = new ArrayList<>(lines());
            lines.removeIf(line -> parts(line).length == 2 && parts(line)[0].equals(key));
            lines.add(key + " " + fingerprint);
            replace(String.join("\n", lines) + "\n");
        }
    }

    private void replace(String content) throws IOException {
        Path fresh = Files.createTempFile(path.getParent(), "known-servers", ".new", mode("rw-------"));
        try {
            try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(content.getBytes(CHARSET));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private List<String> lines() throws IOException {
        return Files.exists(path) ? Files.readAllLines(path, CHARSET) : List.of();
    }

    /** Key and fingerprint, or nothing when the line is another. */
    private static String[] parts(String line) {
        String[] parts = line.trim().split("\\s+");
        if (parts.length == 2) {
            String key = parts[0].toLowerCase(Locale.ROOT);
            String fingerprint = parts[1].toUpperCase(Locale.ROOT);
            if (isKey(key) && KnownServers.isFingerprint(fingerprint)) {
                return new String[] {key, fingerprint};
            }
        }
        return new String[0];
    }

    private static FileAttribute<?>[] mode(String permissions) {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))} : new FileAttribute<?>[0];
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
