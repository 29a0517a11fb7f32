package org.parley.launcher;

import picocli.CommandLine.Option;

/** Options of every command. */
public final class CommonOptions {
    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help and exit.")
    private boolean help;

    @Option(names = "--verbose", description = "Show stack traces with errors.")
    private boolean verbose;

    /** Whether stack traces are wanted. */
    public boolean verbose() {
        return verbose;
    }
}
