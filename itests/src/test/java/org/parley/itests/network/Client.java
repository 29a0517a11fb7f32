package org.parley.itests.network;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.parley.itests.Child;

/** A client of the shipped distribution on a machine of its own. It takes every call; its picture is small, since many run at once. */
record Client(String name, Host host, Child child) implements AutoCloseable {
    static Client start(String name, Host host, Path distribution, Path data, String server) {
        try {
            Path password = Files.writeString(data.resolve(name + ".password"), "correct horse battery\n");
            return new Client(name, host, Child.start(host.namespace().prefix(), name, distribution, Path.of(System.getProperty("java.home")), data,
                Map.of("PARLEY_SIGNALING_ALLOW_PLAIN_PASSWORDS", "true", "PARLEY_ARCHIVE", "no"), "client", "--headless", "--server", server, "--user", name, "--password-file", password.toString(), "--register",
                "--auto-answer", "--camera", "pattern", "--size", "160x120", "--fps", "15", "--microphone", "silence", "--speaker", "none", "--engine", "webrtc", "--json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it is logged in, by a session that was begun before or not. */
    void awaitLogin(boolean resumed) {
        child.event("event=signaling", "state=logged-in", "resumed=" + resumed);
    }

    /** Waits for pictures of the other side that move; their figures. */
    JsonObject sees(String call) {
        return child.event("pictures that move", event -> is(event, "event", "stats") && is(event, "call", call) && event.get("framesPerSecond").getAsDouble() > 0);
    }

    private static boolean is(JsonObject event, String key, String value) {
        return event.has(key) && event.get(key).getAsString().equals(value);
    }

    @Override
    public void close() {
        child.close();
    }
}
