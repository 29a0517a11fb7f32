package org.parley.server.users.internal;

import java.nio.file.Path;

/**
 * A process that registers NAME0, NAME1 … in the file and then changes the password of each, and prints each name once the one and then the other is acknowledged, until it
 * is killed; or why it cannot.
 */
public final class RegisterLoop {
    private RegisterLoop() {}

    public static void main(String[] arguments) throws Exception {
        try (SqliteUserStore store = Stores.open(Path.of(arguments[0]))) {
            for (int i = 0;; i++) {
                String name = store.register(arguments[1] + i, "correct horse").username();
                System.out.println(name);
                store.changePassword(name, "battery staple");
                System.out.println(name);
            }
        } catch (UnusableDatabaseException e) {
            System.out.println(e.getMessage());
        }
    }
}
