package org.parley.call.internal.channel;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.parley.protocol.ByeReason;

/** Reads messages of the data channel {@code parley}. What is unknown is passed over; what is broken is passed over and counted. */
public final class ChannelMessages {
    /** Most characters of a line of chat. */
    public static final int MOST_CHAT = 4_000;
    private static final TypeAdapter<JsonElement> JSON = new Gson().getAdapter(JsonElement.class);
    private static final int MOST_BYTES = 16 * 1024;
    private static final long GREATEST = (1L << 53) - 1;

    private int broken;

    /** The message; empty for one that is unknown or broken. */
    public Optional<ChannelMessage> read(String text) {
        try {
            return parsed(object(text));
        } catch (IOException | JsonParseException | IllegalStateException | IllegalArgumentException e) {
            broken++;
            return Optional.empty();
        }
    }

    /** How many broken ones came. */
    public int broken() {
        return broken;
    }

    private static Optional<ChannelMessage> parsed(JsonObject message) {
        String type = string(message, "type");
        return Optional.ofNullable(switch (type) {
            case "bye" -> new ChannelMessage.Bye(id(message, "id"), message.has("reason") ? string(message, "reason") : ByeReason.HANGUP.wire());
            case "ack" -> new ChannelMessage.Ack(id(message, "re"));
            case "muted" -> new ChannelMessage.Muted(flag(message, "audio"), flag(message, "video"));
            case "sharing" -> new ChannelMessage.Sharing(flag(message, "screen"));
            case "chat" -> new ChannelMessage.Chat(id(message, "id"), chat(message));
            case "file" -> new ChannelMessage.File(id(message, "id"), string(message, "name"), number(message, "size", "0|[1-9][0-9]{0,15}"), hash(message));
            default -> ChannelMessage.Word.of(type).map(word -> new ChannelMessage.FileWord(word, id(message, "id"))).orElse(null);
        });
    }

    /** Code points are counted, which is what is most: others may count in UTF-16. */
    private static String chat(JsonObject message) {
        String text = string(message, "text");
        if (text.isEmpty() || text.codePointCount(0, text.length()) > MOST_CHAT) {
            throw new IllegalArgumentException("text");
        }
        return text;
    }

    private static String hash(JsonObject message) {
        String text = string(message, "sha256");
        if (!text.matches("[0-9A-Fa-f]{64}")) {
            throw new IllegalArgumentException("sha256");
        }
        return text.toLowerCase(Locale.ROOT);
    }

    private static JsonObject object(String text) throws IOException {
        if (text.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw new IllegalArgumentException("too long");
        }
        if (text.startsWith("\ufeff")) {
            throw new IllegalArgumentException("byte order mark"); // Gson would pass over it
        }
        JsonReader reader = new JsonReader(new StringReader(text));
        reader.setStrictness(Strictness.STRICT);
        JsonObject object = JSON.read(reader).getAsJsonObject();
        if (reader.peek() != JsonToken.END_DOCUMENT) {
            throw new IllegalArgumentException("more than one value");
        }
        return object;
    }

    private static String string(JsonObject message, String field) {
        JsonElement value = message.get(field);
        if (value == null || !value.isJsonPrimitive() || !value.getAsJsonPrimitive().isString()) {
            throw new IllegalArgumentException(field);
        }
        return value.getAsString();
    }

    private static boolean flag(JsonObject message, String field) {
        JsonElement value = message.get(field);
        if (value == null || !value.isJsonPrimitive() || !value.getAsJsonPrimitive().isBoolean()) {
            throw new IllegalArgumentException(field);
        }
        return value.getAsBoolean();
    }

    private static long id(JsonObject message, String field) {
        return number(message, field, "[1-9][0-9]{0,15}");
    }

    private static long number(JsonObject message, String field, String allowed) {
        JsonElement value = message.get(field);
        if (value == null || !value.isJsonPrimitive() || !value.getAsJsonPrimitive().isNumber() || !value.getAsString().matches(allowed)
                || value.getAsLong() > GREATEST) {
            throw new IllegalArgumentException(field);
        }
        return value.getAsLong();
    }
}
