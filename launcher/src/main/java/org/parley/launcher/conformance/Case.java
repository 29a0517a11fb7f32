package org.parley.launcher.conformance;

/**
 * One thing that the protocol asks for.
 *
 * @param name     group and name, joined by a dot
 * @param section  the heading of docs/protocol.md
 * @param what     what is checked, as a sentence
 * @param accounts how many accounts it logs in with
 * @param seconds  how long it takes, because something must not come for as long; 0 for at once
 */
public record Case(String name, String section, String what, int accounts, long seconds, Script script) {
    /** Plays the case. */
    @FunctionalInterface
    public interface Script {
        /** Returns when all was as it must be; throws {@link Finding} where it was not, {@link NotRun} where that cannot be seen here, and what the connection threw. */
        void run(Room room) throws Exception;
    }

    /** A case that takes no time. */
    public static Case of(String name, String section, String what, int accounts, Script script) {
        return new Case(name, section, what, accounts, 0, script);
    }

    /** The same case, which takes so long. */
    public Case taking(long millis) {
        return new Case(name, section, what, accounts, millis / 1_000, script);
    }
}
