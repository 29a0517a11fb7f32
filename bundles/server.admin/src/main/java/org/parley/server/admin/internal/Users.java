package org.parley.server.admin.internal;

import java.util.List;
import java.util.stream.Collectors;
import org.parley.protocol.Passwords;
import org.parley.protocol.Usernames;
import org.parley.server.AccountAdmin.AccountInfo;
import org.parley.server.UserStoreException;

/** The commands that begin with {@code users}. */
final class Users {
    private final Services services;

    Users(Services services) {
        this.services = services;
    }

    Answer run(Demand demand) throws UserStoreException {
        String name = demand.argument(2);
        if (demand.argument(1).equals("list")) {
            return list(name);
        }
        if (name.isEmpty()) {
            return Answer.usage("users " + demand.argument(1) + " needs a name");
        }
        return switch (demand.argument(1)) {
            case "add" -> add(name, demand.password());
            case "passwd" -> passwd(name, demand.password());
            case "disable" -> ended(services.accounts().setDisabled(name, true), name, "can no longer log in");
            case "enable" -> changed(services.accounts().setDisabled(name, false), name, "can log in");
            case "delete" -> ended(services.accounts().delete(name), name, "was deleted");
            default -> Answer.usage("there is no command 'users " + demand.argument(1) + "'; there are list, add, passwd, disable, enable, delete");
        };
    }

    private Answer list(String prefix) throws UserStoreException {
        List<AccountInfo> all = services.accounts().accounts();
        return Answer.done(all.stream().filter(account -> Usernames.key(account.username()).startsWith(Usernames.key(prefix)))
                .map(account -> account.username() + (account.disabled() ? " (disabled)" : "") + "\n").collect(Collectors.joining()));
    }

    private Answer add(String name, String password) throws UserStoreException {
        if (!Usernames.isValid(name)) {
            return Answer.failed("'" + name + "' is no name: it is 1 to 32 of A-Z a-z 0-9 . _ - and begins with a letter or digit");
        }
        if (!isGood(password)) {
            return refused(password);
        }
        services.users().register(name, password);
        return Answer.done(name + " was added");
    }

    private Answer passwd(String name, String password) throws UserStoreException {
        return isGood(password) ? ended(services.users().changePassword(name, password).isPresent(), name, "has a new password") : refused(password);
    }

    private static boolean isGood(String password) {
        return password != null && Passwords.isValid(password);
    }

    private static Answer refused(String password) {
        return password == null ? Answer.usage("the password is asked for by 'parley users add NAME' and 'parley users passwd NAME'") : Answer.failed("a password has 8 to 128 characters");
    }

    /** Of an account that is no longer what it was, the session ends too. */
    private Answer ended(boolean found, String name, String what) throws UserStoreException {
        boolean kicked = found && kick(name);
        return changed(found, name, what + (kicked ? ", and was logged out" : ""));
    }

    /** False also where no server runs: that had no session either. */
    private boolean kick(String name) throws UserStoreException {
        try {
            return services.control().kick(name);
        } catch (Services.MissingException e) {
            return false;
        }
    }

    private static Answer changed(boolean found, String name, String what) {
        return found ? Answer.done(name + " " + what) : Answer.failed("there is no account " + name);
    }
}
