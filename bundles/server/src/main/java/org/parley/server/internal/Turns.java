package org.parley.server.internal;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How long a turn of the processor a thread asks Linux for: sched_setattr(2), {@code sched_runtime} of a normal thread, Linux 6.12 and later; earlier ones ignore it. Whoever wakes up
 * interrupts all whose turns are longer than its own, and otherwise waits until theirs are over, for 1.4 to 3 ms, whatever the niceness. On other
 * systems, and where that is forbidden, threads stay as they are.
 */
final class Turns {
    private static final Logger LOG = LoggerFactory.getLogger(Turns.class);
    private static final Path SELF = Path.of("/proc/thread-self");
    /** Of struct sched_attr as it was at first, and where in it {@code sched_nice} and {@code sched_runtime} are. */
    private static final int ATTRIBUTES = 48;
    private static final int NICE = 16;
    private static final int RUNTIME = 24;
    private static final int GREATEST_NICENESS = 19;

    private Turns() {}

    /** The number of the thread that calls, as Linux counts them; 0 where it does not tell. Does not wait. */
    static long self() {
        try {
            return Long.parseLong(Files.readSymbolicLink(SELF).getFileName().toString());
        } catch (IOException | RuntimeException e) {
            LOG.debug("threads have no numbers here", e);
            return 0;
        }
    }

    /**
     * Asks for a thread; 0.1 to 100 ms, and by how much it is to be nicer than the process, 0 for as it is: by 10, it gets a tenth of a processor that another wants as well. The first who asks
     * may wait for a library to be loaded.
     */
    static void ask(long thread, long nanos, int nicer) {
        try {
            if (thread > 0 && Platform.is64Bit() && (Platform.isIntel() || Platform.isARM())) {
                Memory attributes = attributes(thread);
                if (nicer > 0) {
                    attributes.setInt(NICE, Math.min(niceness(ProcessHandle.current().pid()) + nicer, GREATEST_NICENESS));
                }
                attributes.setLong(RUNTIME, nanos);
                call(Platform.isARM() ? 274 : 314, thread, attributes, 0); // sched_setattr
            }
        } catch (LinkageError | RuntimeException e) {
            LOG.debug("turns of the processor of another length cannot be asked for", e);
        }
    }

    private static Memory attributes(long thread) {
        Memory attributes = new Memory(ATTRIBUTES);
        call(Platform.isARM() ? 275 : 315, thread, attributes, ATTRIBUTES, 0); // sched_getattr
        return attributes;
    }

    /** How long a turn a thread asks for; 0 where Linux does not tell. */
    static long nanos(long thread) {
        return attributes(thread).getLong(RUNTIME);
    }

    /** A thread's niceness, -20 to 19. */
    static int niceness(long thread) {
        return attributes(thread).getInt(NICE);
    }

    /** By its number: glibc has had functions for these two since 2.41 only. Every argument is a whole register. */
    private static void call(long number, long thread, Memory attributes, long... rest) {
        Object[] arguments = new Object[3 + rest.length];
        arguments[0] = number;
        arguments[1] = thread;
        arguments[2] = attributes;
        for (int i = 0; i < rest.length; i++) {
            arguments[3 + i] = rest[i];
        }
        NativeLibrary.getInstance("c").getFunction("syscall", Function.THROW_LAST_ERROR).invokeLong(arguments);
    }
}
