package org.parley.launcher.conformance;

import com.google.gson.JsonObject;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.parley.launcher.conformance.wire.Target;

/** Lends accounts to cases, to one at a time: those that were given, or some that it makes, few enough for the hourly limit of an address. Thread-safe. */
public final class Accounts {
    private static final int MOST = 6;
    private static final int NOBODY = 0x7FFF;

    private final Target target;
    private final Deque<Account> free = new ArrayDeque<>();
    private final String prefix = "Kit-" + Integer.toHexString(0x10000 + new SecureRandom().nextInt(0xEFFFF)) + "-";
    private int made;
    private int limit;

    /** Without {@code given} ones it makes them. */
    Accounts(Target target, List<Account> given) {
        this.target = target;
        free.addAll(given);
        made = given.size();
        limit = given.isEmpty() ? MOST : made;
    }

    /** A name that nobody has. */
    String nobody() {
        return prefix + Integer.toHexString(NOBODY + new SecureRandom().nextInt(NOBODY));
    }

    /** Waits until so many are free; they must be given back. */
    synchronized List<Account> lend(int count) throws InterruptedException, NotRun {
        for (;;) {
            while (free.size() < count && made < limit) {
                make(count);
            }
            if (count > limit) {
                throw new NotRun("needs " + count + " accounts, and there are " + limit);
            }
            if (free.size() >= count) {
                List<Account> lent = new ArrayList<>();
                while (lent.size() < count) {
                    lent.add(free.removeFirst());
                }
                return lent;
            }
            wait();
        }
    }

    synchronized void giveBack(List<Account> accounts) {
        free.addAll(accounts);
        notifyAll();
    }

    private void make(int needed) throws InterruptedException, NotRun {
        Account account = new Account(prefix + (made + 1), "open sesame " + Long.toHexString(new SecureRandom().nextLong()), true);
        try (Visitor visitor = Visitor.greeted(target)) {
            visitor.say(Json.of("type", "register", "id", 1, "username", account.name(), "password", account.password()));
            JsonObject answer = visitor.hear();
            if ("registered".equals(Json.text(answer, "type"))) {
                made++;
                free.add(account);
                return;
            }
            refused(needed, "the server registers nobody (" + Json.text(answer, "code") + "): give two users with --user and --password-file, each twice");
        } catch (Finding | java.io.IOException e) {
            refused(needed, "no account could be made: " + e.getMessage());
        }
    }

    /** Goes on with those that there are. */
    private void refused(int needed, String why) throws NotRun {
        limit = made;
        if (needed > made) {
            throw new NotRun(why);
        }
    }
}
