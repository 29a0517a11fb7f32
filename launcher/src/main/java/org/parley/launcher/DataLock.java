package org.parley.launcher;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps a data folder for one server: a lock of the system on the file {@code lock} in it, which ends with the process at the latest, however that ends. */
final class DataLock implements AutoCloseable {
    private final FileChannel channel;

    private DataLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Takes a folder that can be written, unless another server has it. */
    static DataLock of(Path folder) throws LaunchException {
        try {
            FileChannel channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (isTaken(channel)) {
                return new DataLock(channel);
            }
            channel.close();
        } catch (IOException e) {
            throw LaunchException.failure("data folder " + folder + " cannot be locked (" + e.getMessage() + "); choose another by --data DIR", e);
        }
        throw LaunchException.failure("another server runs with the data folder " + folder + "; stop it, or choose another by --data DIR", null);
    }

    private static boolean isTaken(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) { // by this process
            return false;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new IllegalStateException("a lock cannot be given back", e);
        }
    }
}
