package org.parley.launcher.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import org.parley.launcher.bench.load.Client;
import org.parley.launcher.bench.load.Load;

/** Clients that log in with a wrong password, again as soon as they are answered. */
final class PasswordStorm implements Client.Script {
    private static final int CLIENTS = 64;

    private final Load load;
    private final URI server;
    private final String user;
    private long begun;
    private long answers;
    private int started;
    private boolean over;

    PasswordStorm(Load load, URI server, String user) {
        this.load = load;
        this.server = server;
        this.user = user;
    }

    void begin() throws IOException {
        for (int i = 0; i < CLIENTS; i++) {
            load.connect(server, this);
        }
        count();
    }

    /** Counts from now on. */
    void count() {
        begun = System.nanoTime();
        answers = 0;
    }

    /** Lets those under way be answered and begins no other. */
    void end() {
        over = true;
    }

    double answersPerSecond() {
        return answers / ((System.nanoTime() - begun) / 1e9);
    }

    @Override
    public void opened(Client client) throws IOException {
        client.send(client.frame("{\"type\":\"hello\",\"version\":1}"));
        tryAgain(client);
    }

    private void tryAgain(Client client) throws IOException {
        client.send(client.frame("{\"type\":\"login\",\"id\":1,\"username\":\"" + user + "-" + started++ + "\",\"password\":\"not the one\"}"));
    }

    @Override
    public void came(Client client, ByteBuffer text, int length) throws IOException {
        byte[] start = new byte[Math.min(length, 16)];
        text.get(text.position(), start);
        if (new String(start, java.nio.charset.StandardCharsets.US_ASCII).startsWith("{\"type\":\"error\"")) {
            answers++;
            if (!over) {
                tryAgain(client);
            }
        }
    }
}
