package org.parley.itests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The user whose client is a process of its own, started by the shipped script; answers by itself. */
final class Bob {
    private Bob() {}

    static Child loggedIn(String server, String... more) {
        try {
            Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "sandbox")).toAbsolutePath(), "bob");
            Path password = Files.writeString(folder.resolve("password"), Alice.PASSWORD + "\n");
            String[] arguments = java.util.stream.Stream.concat(java.util.stream.Stream.of("client", "--headless", "--server", server, "--user", "bob",
                "--password-file", password.toString(), "--register", "--auto-answer", "--camera", "pattern", "--microphone", "silence", "--speaker", "none", "--json"),
                java.util.Arrays.stream(more)).toArray(String[]::new);
            Child bob = Child.start("bob", Distribution.home(), Path.of(System.getProperty("java.home")), folder, arguments);
            bob.event("event=signaling", "state=logged-in");
            return bob;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
