package org.parley.server.admin.internal;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.LockSupport;

/** A process that opens the socket in the folder that it is given; from its first line of input to the second it has all the files open that it may have. */
final class LacksFiles {
    private static final long PAUSE_NANOS = 1_000_000;

    private LacksFiles() {}

    public static void main(String[] arguments) throws Exception {
        Deque<FileInputStream> files = new ArrayDeque<>();
        try (ControlSocket socket = new ControlSocket(Path.of(arguments[0]), demand -> Answer.done("done"))) {
            System.out.println("open");
            System.in.read();
            while (System.in.available() == 0) {
                open(files);
                LockSupport.parkNanos(PAUSE_NANOS);
            }
            for (FileInputStream file : files) {
                file.close();
            }
            while (System.in.read() >= 0) {
                continue;
            }
        }
    }

    private static void open(Deque<FileInputStream> files) {
        try {
            while (true) {
                files.add(new FileInputStream("/dev/null"));
            }
        } catch (IOException e) {
            // no more
        }
    }
}
