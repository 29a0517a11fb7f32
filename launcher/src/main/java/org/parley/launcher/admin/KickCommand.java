package org.parley.launcher.admin;

import java.util.concurrent.Callable;
import org.parley.launcher.LaunchException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code parley kick}. */
@Command(name = "kick", description = "Logs a user out of the server that runs on this machine: the session ends, and its tokens are void. Whoever has a token of an earlier one can come back by it; see users disable and passwd.")
public final class KickCommand implements Callable<Integer> {
    @Mixin
    private AdminOptions options;

    @Parameters(paramLabel = "NAME")
    private String name;

    @Override
    public Integer call() throws LaunchException {
        return options.run("kick", name);
    }
}
