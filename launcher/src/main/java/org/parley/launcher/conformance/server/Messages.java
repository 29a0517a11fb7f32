package org.parley.launcher.conformance.server;

import com.google.gson.JsonObject;
import java.util.List;
import org.parley.launcher.conformance.Json;

/** The five that a server forwards, well-formed. */
final class Messages {
    private Messages() {}

    static JsonObject offer(String from, String to, String call, long id) {
        return Json.of("type", "offer", "id", id, "from", from, "to", to, "call", call, "sdp", "v=0", "video", true);
    }

    static JsonObject answer(String from, String to, String call, long id) {
        return Json.of("type", "answer", "id", id, "from", from, "to", to, "call", call, "offer", 6, "sdp", "v=0");
    }

    static JsonObject candidate(String from, String to, String call) {
        return Json.of("type", "candidate", "from", from, "to", to, "call", call, "candidate", "candidate:1 1 UDP 1 192.0.2.1 9 typ host", "sdpMid", "0",
            "sdpMLineIndex", 0, "usernameFragment", "abcd");
    }

    static JsonObject ack(String from, String to, String call, long re) {
        return Json.of("type", "ack", "from", from, "to", to, "call", call, "re", re);
    }

    static JsonObject bye(String from, String to, String call, long id) {
        return Json.of("type", "bye", "id", id, "from", from, "to", to, "call", call, "reason", "hangup");
    }

    static List<JsonObject> all(String from, String to, String call) {
        return List.of(offer(from, to, call, 6), answer(from, to, call, 7), candidate(from, to, call), ack(from, to, call, 8), bye(from, to, call, 9));
    }
}
