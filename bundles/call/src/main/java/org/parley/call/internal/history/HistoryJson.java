package org.parley.call.internal.history;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.parley.call.Call;
import org.parley.call.CallEnd;
import org.parley.call.CallRecord;
import org.parley.call.EndReason;
import org.parley.protocol.Usernames;

/** Calls as text: {@code {"parleyCalls":1,"calls":[…]}}, newest first. */
final class HistoryJson {
    private static final String VERSION = "parleyCalls";

    private HistoryJson() {}

    static String write(List<CallRecord> records) {
        JsonArray calls = new JsonArray();
        for (CallRecord record : records) {
            JsonObject call = new JsonObject();
            call.addProperty("id", record.id());
            call.addProperty("peer", record.peer());
            call.addProperty("direction", record.direction().name());
            call.addProperty("begun", record.begun().toString());
            call.addProperty("reason", record.end().reason().name());
            call.addProperty("by", record.end().by().name());
            call.addProperty("durationMillis", record.end().duration().toMillis());
            calls.add(call);
        }
        JsonObject all = new JsonObject();
        all.addProperty(VERSION, 1);
        all.add("calls", calls);
        return all + "\n";
    }

    /** @throws RuntimeException of whatever kind when it is no history of this version */
    static List<CallRecord> read(String text) {
        JsonObject all = JsonParser.parseString(text).getAsJsonObject();
        if (!all.has(VERSION) || all.get(VERSION).getAsInt() != 1) {
            throw new JsonParseException("it is of another version, or something else");
        }
        List<CallRecord> records = new ArrayList<>();
        for (JsonElement element : all.getAsJsonArray("calls")) {
            records.add(record(element.getAsJsonObject()));
        }
        return List.copyOf(records);
    }

    private static CallRecord record(JsonObject call) {
        String peer = call.get("peer").getAsString();
        if (!Usernames.isValid(peer)) {
            throw new JsonParseException("it names somebody who cannot be");
        }
        CallEnd end = new CallEnd(EndReason.valueOf(call.get("reason").getAsString()), CallEnd.By.valueOf(call.get("by").getAsString()),
                Duration.ofMillis(call.get("durationMillis").getAsLong()));
        return new CallRecord(call.get("id").getAsString(), peer, Call.Direction.valueOf(call.get("direction").getAsString()), Instant.parse(call.get("begun").getAsString()), end);
    }
}
