package org.parley.launcher.admin;

import java.util.concurrent.Callable;
import org.parley.launcher.LaunchException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code parley sessions}. */
@Command(name = "sessions", description = "Lists who is logged in to the server that runs on this machine, from where, since when.")
public final class SessionsCommand implements Callable<Integer> {
    @Mixin
    private AdminOptions options;

    @Override
    public Integer call() throws LaunchException {
        return options.run("sessions");
    }
}
