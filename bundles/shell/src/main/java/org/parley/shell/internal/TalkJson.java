package org.parley.shell.internal;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Optional;
import org.parley.call.CallEvent;
import org.parley.call.ChatMessage;
import org.parley.call.FileTransfer;

/** Events of what is said and sent in a call, as docs/operations.md lists them. */
final class TalkJson {
    private TalkJson() {}

    /** Empty for other events. */
    static Optional<JsonObject> of(CallEvent event) {
        JsonObject json = new JsonObject();
        if (event instanceof CallEvent.Chat chat) {
            chat(begin(json, "chat", event), chat.message());
        } else if (event instanceof CallEvent.FileChanged changed) {
            file(begin(json, "file", event), changed.transfer());
        } else if (event instanceof CallEvent.PeerSharing sharing) {
            begin(json, "sharing", event).addProperty("screen", sharing.screen());
        } else if (event instanceof CallEvent.Verification verification) {
            JsonArray words = new JsonArray();
            verification.words().forEach(words::add);
            begin(json, "verification", event).add("words", words);
        } else if (event instanceof CallEvent.DeviceLost lost) {
            begin(json, "device-lost", event).addProperty("device", Words.of(lost.device()));
            json.addProperty("lost", lost.lost());
            json.addProperty("replacement", lost.replacement());
        } else {
            return Optional.empty();
        }
        return Optional.of(json);
    }

    private static JsonObject begin(JsonObject json, String name, CallEvent event) {
        json.addProperty("event", name);
        json.addProperty("call", event.call().id());
        return json;
    }

    private static void chat(JsonObject json, ChatMessage line) {
        json.addProperty("id", line.id());
        json.addProperty("own", line.own());
        json.addProperty("text", line.text());
        json.addProperty("shown", line.shown());
    }

    private static void file(JsonObject json, FileTransfer file) {
        json.addProperty("id", file.id());
        json.addProperty("own", file.outgoing());
        json.addProperty("name", file.name());
        json.addProperty("size", file.size());
        json.addProperty("transferred", file.transferred());
        json.addProperty("bytesPerSecond", file.bytesPerSecond());
        json.addProperty("state", Words.of(file.state()));
        file.reason().ifPresent(reason -> json.addProperty("reason", Words.of(reason)));
        if (!file.problem().isEmpty()) {
            json.addProperty("problem", file.problem());
        }
        file.file().ifPresent(path -> json.addProperty("path", path.toString()));
    }
}
