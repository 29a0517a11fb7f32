package org.parley.server.internal;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import java.util.concurrent.ThreadFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Threads that compute for long and give their processor to whoever wakes up. Linux otherwise lets a thread have its turn of 1.4 to 3 ms before one that has just been woken, niceness or
 * not: an event loop would wait that long for a hash. Who asks for turns of 100 ms is interrupted by all whose turns are shorter, and has no smaller share of the processor
 * (sched_setattr(2), {@code sched_runtime} of a normal thread, Linux 6.12 and later; earlier ones ignore it). On other systems, and where that is forbidden, they are as other threads.
 */
final class LongTurns implements ThreadFactory {
    static final long TURN_NANOS = 100_000_000;

    private static final Logger LOG = LoggerFactory.getLogger(LongTurns.class);
    /** Of struct sched_attr as it was at first, and where its {@code sched_runtime} is. */
    private static final int ATTRIBUTES = 48;
    private static final int RUNTIME = 24;

    private final ThreadFactory threads;

    /** Threads made by another. */
    LongTurns(ThreadFactory threads) {
        this.threads = threads;
    }

    @Override
    public Thread newThread(Runnable task) {
        return threads.newThread(() -> {
            begin();
            task.run();
        });
    }

    private static void begin() {
        try {
            if (Platform.isLinux() && Platform.is64Bit() && (Platform.isIntel() || Platform.isARM())) {
                Memory attributes = attributes();
                attributes.setLong(RUNTIME, TURN_NANOS);
                call(Platform.isARM() ? 274 : 314, attributes, 0); // sched_setattr
            }
        } catch (LinkageError | RuntimeException e) {
            LOG.debug("long turns of the processor cannot be asked for", e);
        }
    }

    /** Those of the thread that calls. */
    private static Memory attributes() {
        Memory attributes = new Memory(ATTRIBUTES);
        call(Platform.isARM() ? 275 : 315, attributes, ATTRIBUTES, 0); // sched_getattr
        return attributes;
    }

    /** How long a turn this thread asks for, in nanoseconds; 0 where Linux does not tell. */
    static long turnNanos() {
        return attributes().getLong(RUNTIME);
    }

    /** By its number: glibc has had functions for these two since 2.41 only. Every argument is a whole register. */
    private static void call(long number, Memory attributes, long... rest) {
        Object[] arguments = new Object[3 + rest.length];
        arguments[0] = number;
        arguments[1] = 0L; // the thread that calls
        arguments[2] = attributes;
        for (int i = 0; i < rest.length; i++) {
            arguments[3 + i] = rest[i];
        }
        NativeLibrary.getInstance("c").getFunction("syscall", Function.THROW_LAST_ERROR).invokeLong(arguments);
    }
}
