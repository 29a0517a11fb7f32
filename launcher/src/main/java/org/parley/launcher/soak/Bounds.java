package org.parley.launcher.soak;

/** How much more of the machine a process may have than before, and why. */
final class Bounds {
    /** Compiler threads come and go, and what a faulted connection or a first chat has begun may be kept. */
    private static final int THREADS = 4;
    /** A lookup of the platform that is still open. */
    private static final int SOCKETS = 1;
    /** Jars that are opened late, the log, a database. */
    private static final int FILES = 6;
    /** Each exchanged bundle is one more jar that is open, and one more copy of its classes. */
    private static final int FILES_A_BUNDLE = 2;
    private static final int MIB_A_BUNDLE = 12;
    /** Code that was not compiled before, classes that were not loaded, what the allocator keeps. */
    private static final int MIB = 48;
    private static final int MIB_A_CALL = 1;
    private static final int MIB_OF_CALLS = 6;

    private Bounds() {}

    /** After all that befell it: {@code exchanged} of its bundles are other ones now. */
    static void churned(Program program, Footprint before, Footprint after, int exchanged) throws Finding {
        check(program, "threads", before.threads() + THREADS, after.threads());
        check(program, "sockets", before.sockets() + SOCKETS, after.sockets());
        check(program, "files", before.files() + FILES + FILES_A_BUNDLE * exchanged, after.files());
        check(program, "removed files that are open", before.gone() + exchanged, after.gone());
        check(program, "processes", before.children(), after.children());
        check(program, "MiB of native memory", before.nativeMiB() + MIB + (long) MIB_A_BUNDLE * exchanged, after.nativeMiB());
    }

    /** After so many calls more in which nothing happened. */
    static void called(Program program, Footprint before, Footprint after, int calls) throws Finding {
        check(program, "threads after " + calls + " calls", before.threads() + THREADS / 2, after.threads());
        check(program, "sockets after " + calls + " calls", before.sockets() + SOCKETS, after.sockets());
        check(program, "files after " + calls + " calls", before.files() + SOCKETS, after.files());
        check(program, "processes after " + calls + " calls", before.children(), after.children());
        check(program, "MiB of native memory after " + calls + " calls", before.nativeMiB() + MIB_OF_CALLS + (long) MIB_A_CALL * calls, after.nativeMiB());
    }

    private static void check(Program program, String what, long most, long found) throws Finding {
        if (found > most) {
            throw new Finding(program.name() + " has " + found + " " + what + ", more than the " + most + " that were to be expected");
        }
    }
}
