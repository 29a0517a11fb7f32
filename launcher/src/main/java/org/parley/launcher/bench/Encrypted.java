package org.parley.launcher.bench;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.parley.launcher.conformance.Json;
import org.parley.launcher.conformance.wire.Arrival;
import org.parley.launcher.conformance.wire.Target;
import org.parley.launcher.conformance.wire.Wire;
import org.parley.launcher.stage.Fingerprint;
import org.parley.launcher.stage.StageFailure;

/** Clients over {@code tls} that are logged in and say nothing: what each takes. They have a thread each, so there are no more than 1,000. */
final class Encrypted {
    private static final int MOST = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final double SETTLE_SECONDS = 4;
    private static final double KIB = 1_024;

    private final Stand stand;
    private final MeasuredServer server;
    private final int count;

    Encrypted(Stand stand) {
        this.stand = stand;
        this.server = stand.server();
        this.count = Math.min(MOST, stand.clients() - 1);
    }

    void idle() throws IOException, InterruptedException {
        Target target = target();
        List<Wire> wires = new ArrayList<>();
        try {
            wires.add(loggedIn(target, stand.users().token(0))); // who comes first brings the classes of TLS
            long empty = server.residentKib();
            long before = server.liveBytes();
            double cpu = server.cpuSeconds();
            for (int i = 1; i <= count; i++) {
                wires.add(loggedIn(target, stand.users().token(i)));
            }
            stand.row("server CPU of a handshake over tls and a login by token, ms", "%.2f", (server.cpuSeconds() - cpu) * 1e3 / count);
            stand.rest(SETTLE_SECONDS);
            stand.row("more MiB resident with " + count + " idle clients over tls", "%.0f", (server.residentKib() - empty) / KIB);
            stand.row("live heap of each, KiB", "%.2f", Math.max(0, server.liveBytes() - before) / KIB / count);
        } finally {
            wires.forEach(Wire::close);
        }
    }

    private Target target() throws IOException {
        try {
            return new Target(server.address("tls"), Fingerprint.of(server.address("tls")));
        } catch (GeneralSecurityException | StageFailure e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static Wire loggedIn(Target target, String token) throws IOException, InterruptedException {
        Wire wire = target.open();
        send(wire, Json.of("type", "hello", "version", 1, "agent", "bench"));
        send(wire, Json.of("type", "resume", "id", 3, "token", token));
        while (wire.next(PATIENCE) instanceof Arrival.Message message) {
            String text = new String(message.bytes(), StandardCharsets.UTF_8);
            String type = Json.text(JsonParser.parseString(text).getAsJsonObject(), "type");
            if (type.equals("logged-in")) {
                return wire;
            }
            if (type.equals("error")) {
                throw new IOException("the server says " + text);
            }
        }
        wire.close();
        throw new IOException("a login over tls was not answered");
    }

    private static void send(Wire wire, JsonObject message) throws IOException {
        wire.send(message.toString().getBytes(StandardCharsets.UTF_8));
    }
}
