package org.parley.launcher;

import picocli.CommandLine.Option;

/** For processes that others start: they shall not outlive who started them, however he ends. */
final class ParentOption {
    @Option(names = "--with-parent", hidden = true, description = "End when the process that started this one ends.")
    private boolean withParent;

    /** Begins to watch, where it was asked for. */
    void watch() {
        if (withParent) {
            ProcessHandle.current().parent().ifPresent(parent -> parent.onExit().thenRun(() -> System.exit(1)));
        }
    }
}
