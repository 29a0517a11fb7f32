package org.parley.launcher.admin;

import java.util.concurrent.Callable;
import org.parley.launcher.LaunchException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code parley registration}. */
@Command(name = "registration", description = "Says whether clients may make accounts on the server that runs on this machine, opens or closes that, or invites.")
public final class RegistrationCommand implements Callable<Integer> {
    @Mixin
    private AdminOptions options;

    @Parameters(index = "0", arity = "0..1", paramLabel = "open|closed|invite", description = {"open and closed change registrationOpen in conf/org.parley.server.cfg.",
        "invite prints a code by which one account can be made, also while registration is closed."})
    private String mode;

    @Parameters(index = "1", arity = "0..1", paramLabel = "DAYS", description = "How long an invitation is good, 1 to 365. Default: 7.")
    private String days;

    @Override
    public Integer call() throws LaunchException {
        return options.run("registration", mode, days);
    }
}
