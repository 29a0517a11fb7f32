package org.parley.launcher.admin;

import java.util.List;
import java.util.concurrent.Callable;
import org.parley.launcher.LaunchException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code parley users}. */
@Command(name = "users", description = "Lists and changes the accounts of the server that runs on this machine.",
    subcommands = {UsersCommand.Add.class, UsersCommand.Passwd.class})
public final class UsersCommand implements Callable<Integer> {
    @Mixin
    private AdminOptions options;

    @Override
    public Integer call() throws LaunchException {
        return options.run("users", "list");
    }

    @Command(name = "list", description = "Lists the accounts, or those whose name begins with PREFIX in any case.")
    int list(@Mixin AdminOptions server, @Parameters(arity = "0..1", paramLabel = "PREFIX") String prefix) throws LaunchException {
        return server.run("users", "list", prefix);
    }

    @Command(name = "disable", description = "Keeps an account from logging in, and logs it out.")
    int disable(@Mixin AdminOptions server, @Parameters(paramLabel = "NAME") String name) throws LaunchException {
        return server.run("users", "disable", name);
    }

    @Command(name = "enable", description = "Lets a disabled account log in again, with the password that it had.")
    int enable(@Mixin AdminOptions server, @Parameters(paramLabel = "NAME") String name) throws LaunchException {
        return server.run("users", "enable", name);
    }

    @Command(name = "delete", description = "Deletes an account, and logs it out.")
    int delete(@Mixin AdminOptions server, @Parameters(paramLabel = "NAME") String name) throws LaunchException {
        return server.run("users", "delete", name);
    }

    /** {@code parley users add}. */
    @Command(name = "add", description = "Makes an account, also while registration is closed.")
    static final class Add implements Callable<Integer> {
        @Mixin
        private AdminOptions options;

        @Mixin
        private NewPassword password;

        @Parameters(paramLabel = "NAME")
        private String name;

        @Override
        public Integer call() throws LaunchException {
            return options.run(password.read(), List.of("users", "add", name));
        }
    }

    /** {@code parley users passwd}. */
    @Command(name = "passwd", description = "Gives an account a new password, and logs it out everywhere.")
    static final class Passwd implements Callable<Integer> {
        @Mixin
        private AdminOptions options;

        @Mixin
        private NewPassword password;

        @Parameters(paramLabel = "NAME")
        private String name;

        @Override
        public Integer call() throws LaunchException {
            return options.run(password.read(), List.of("users", "passwd", name));
        }
    }
}
