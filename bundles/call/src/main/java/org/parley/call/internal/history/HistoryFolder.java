package org.parley.call.internal.history;

import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.parley.call.CallRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A file {@code ACCOUNT.json} for each account, readable by its owner alone, always whole. One that is none is moved aside. All methods wait for the disk, and none fails. */
final class HistoryFolder {
    private static final Logger LOG = LoggerFactory.getLogger(HistoryFolder.class);
    private static final String END = ".json";
    private static final long MOST_BYTES = 1 << 20;

    private final Path folder;

    HistoryFolder(Path folder) {
        this.folder = folder;
    }

    /** All there are, by account. */
    Map<String, List<CallRecord>> read() {
        Map<String, List<CallRecord>> all = new HashMap<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : (Iterable<Path>) files.filter(path -> path.getFileName().toString().endsWith(END))::iterator) {
                    String name = file.getFileName().toString();
                    all.put(name.substring(0, name.length() - END.length()), read(file));
                }
            } catch (IOException e) {
                LOG.warn("{} cannot be read, so that no earlier call is known: {}", folder, e.toString());
            }
        }
        return all;
    }

    private static List<CallRecord> read(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new JsonParseException("it is larger than a history can be");
            }
            return HistoryJson.read(Files.readString(file));
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (java.nio.charset.CharacterCodingException | RuntimeException e) {
            moveAside(file, e);
        } catch (IOException e) {
            LOG.warn("{} cannot be read, so that its calls are not known: {}", file, e.toString());
        }
        return List.of();
    }

    private static void moveAside(Path file, Exception why) {
        Path aside = file.resolveSibling(file.getFileName() + ".broken");
        try {
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
            LOG.warn("{} is no history of calls ({}): it is {} now, and a new one is begun", file, why.getMessage(), aside.getFileName());
        } catch (IOException e) {
            LOG.warn("{} is no history of calls and cannot be moved aside: {}", file, e.toString());
        }
    }

    /** Writes the calls together with those that another process has written meanwhile, and returns all. */
    List<CallRecord> write(String account, List<CallRecord> records) {
        Path file = folder.resolve(account + END);
        try {
            Files.createDirectories(folder, mode("rwx------"));
            List<CallRecord> all = History.newest(read(file), records);
            replace(file, HistoryJson.write(all));
            return all;
        } catch (IOException e) {
            LOG.warn("{} cannot be written, so that the latest call is forgotten at the end: {}", file, e.toString());
            return records;
        }
    }

    private void replace(Path file, String content) throws IOException {
        Path fresh = Files.createTempFile(folder, "history", ".new", mode("rw-------"));
        try {
            try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static FileAttribute<?>[] mode(String permissions) {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))} : new FileAttribute<?>[0];
    }
}
