package org.parley.launcher.bench;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code parley bench WHAT}. */
@Command(name = "bench", mixinStandardHelpOptions = true, description = "Measures this machine's Parley, as docs/performance.md does.", subcommands = {CallBenchCommand.class, ServerBenchCommand.class, UiBenchCommand.class, FaultBenchCommand.class})
public final class BenchCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "what shall be measured? One of: call, server, ui, faults");
    }
}
