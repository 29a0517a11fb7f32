package org.parley.server.admin.internal;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import org.parley.health.Faults;
import org.parley.server.ServerStatus;

/**
 * {@code /health/live}: whether the process works at all, else only a new start helps. {@code /health/ready}: whether it can serve clients, else with reasons.
 * {@code /health}: both, and what is wrong with single bundles, such as plug-ins, without which the server serves nevertheless. 200 or 503, as JSON.
 */
final class HealthPage implements AdminHttp.Page {
    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;

    private final Supplier<ServerStatus> server;
    private final Supplier<List<Faults>> faults;

    /** {@code server} gives null while there is none; {@code faults} what is wrong with bundles. */
    HealthPage(Supplier<ServerStatus> server, Supplier<List<Faults>> faults) {
        this.server = server;
        this.faults = faults;
    }

    @Override
    public AdminHttp.Answer answer(String path, String accept) {
        return switch (path) {
            case "/health" -> answer(true, true);
            case "/health/live" -> answer(true, false);
            case "/health/ready" -> answer(false, true);
            default -> null;
        };
    }

    private AdminHttp.Answer answer(boolean liveness, boolean readiness) {
        ServerStatus status = server.get();
        JsonObject json = new JsonObject();
        boolean good = true;
        if (liveness) {
            boolean live = status == null || status.responds();
            json.addProperty("live", live);
            good = live;
        }
        if (readiness) {
            List<String> problems = status == null ? List.of("the server is being stopped or replaced") : status.problems();
            json.addProperty("ready", problems.isEmpty());
            JsonArray reasons = new JsonArray();
            problems.forEach(reasons::add);
            json.add("reasons", reasons);
            good &= problems.isEmpty();
        }
        if (liveness && readiness) {
            JsonArray wrong = new JsonArray();
            Services.faults(faults.get()).forEach(wrong::add);
            json.add("faults", wrong);
        }
        return new AdminHttp.Answer(good ? OK : UNAVAILABLE, "application/json", (json + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
