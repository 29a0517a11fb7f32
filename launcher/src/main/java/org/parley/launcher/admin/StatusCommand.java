package org.parley.launcher.admin;

import java.util.concurrent.Callable;
import org.parley.launcher.LaunchException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code parley status}. */
@Command(name = "status", description = "Says where the server that runs on this machine listens, how many use it, and whether all is well.")
public final class StatusCommand implements Callable<Integer> {
    @Mixin
    private AdminOptions options;

    @Override
    public Integer call() throws LaunchException {
        return options.run("status");
    }
}
