package org.parley.launcher.doctor;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.parley.launcher.LaunchException;
import org.parley.launcher.admin.ServerSocket;
import org.parley.launcher.ice.IceProbe;

/** The STUN and TURN servers that the server of this machine gives to its clients. */
final class IceServers {
    private IceServers() {}

    static List<Finding> check(Path data) throws LaunchException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        int exitCode = new ServerSocket(data).run(List.of("ice"), null, code -> answer);
        String text = answer.toString(StandardCharsets.UTF_8).strip();
        if (exitCode != 0) {
            throw LaunchException.failure(text, null);
        }
        JsonArray servers = JsonParser.parseString(text).getAsJsonArray();
        List<Finding> findings = new ArrayList<>();
        for (JsonElement server : servers) {
            check(server.getAsJsonObject(), findings);
        }
        if (findings.isEmpty()) {
            findings.add(Finding.note("no STUN or TURN server", "clients behind different routers will hardly reach each other: set stunUrls and turnUrls in conf/org.parley.server.cfg, see conf/turnserver.conf"));
        }
        return findings;
    }

    private static void check(JsonObject server, List<Finding> findings) {
        String username = server.has("username") ? server.get("username").getAsString() : null;
        String credential = server.has("credential") ? server.get("credential").getAsString() : null;
        for (JsonElement url : server.getAsJsonArray("urls")) {
            IceProbe.Outcome outcome = IceProbe.ask(url.getAsString(), username, credential);
            findings.add(outcome.good() ? Finding.ok(url.getAsString() + " " + outcome.text()) : Finding.missing(url.getAsString(), outcome.text()));
        }
    }
}
