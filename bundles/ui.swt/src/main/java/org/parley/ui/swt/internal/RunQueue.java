package org.parley.ui.swt.internal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;

/** How long a thread has waited for a processor so far, as Linux accounts for it (Documentation/scheduler/sched-stats). Of the thread that makes it, and used by that one alone. */
final class RunQueue implements AutoCloseable {
    private static final int MOST_BYTES = 64;

    private final RandomAccessFile file;

    private RunQueue(RandomAccessFile file) {
        this.file = file;
    }

    /** That of the calling thread. */
    static RunQueue ofThisThread() {
        try {
            return new RunQueue(new RandomAccessFile("/proc/thread-self/schedstat", "r"));
        } catch (IOException e) {
            return new RunQueue(null); // another system, or a kernel that does not count
        }
    }

    /** Nanoseconds; 0 where the system tells none. */
    long waited() {
        if (file == null) {
            return 0;
        }
        try {
            byte[] line = new byte[MOST_BYTES];
            file.seek(0);
            String[] words = new String(line, 0, Math.max(0, file.read(line)), StandardCharsets.US_ASCII).split(" ");
            return words.length > 1 ? Long.parseLong(words[1]) : 0;
        } catch (IOException | NumberFormatException e) {
            return 0;
        }
    }

    @Override
    public void close() {
        try {
            if (file != null) {
                file.close();
            }
        } catch (IOException e) {
            // it was only read
        }
    }
}
