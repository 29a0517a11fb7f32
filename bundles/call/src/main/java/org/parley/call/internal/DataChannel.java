package org.parley.call.internal;

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
import org.parley.protocol.ByeReason;

/** The messages of the data channel {@code parley}, read and written. What is unknown is ignored; what is broken is ignored and counted. */
final class DataChannel {
    private static final TypeAdapter<JsonElement> JSON = new Gson().getAdapter(JsonElement.class);
    private static final int MOST_BYTES = 16 * 1024;
    private static final long GREATEST_ID = (1L << 53) - 1;

    private final Hearer hearer;
    private int broken;

    /** Who is told. */
    interface Hearer {
        /** The other side ends the call. */
        void bye(long id, String reason);

        /** The other side has got this side's message {@code re}. */
        void acknowledged(long re);

        /** What the other side has muted. */
        void muted(boolean audio, boolean video);
    }

    DataChannel(Hearer hearer) {
        this.hearer = hearer;
    }

    static String bye(long id, String reason) {
        JsonObject message = message("bye");
        message.addProperty("id", id);
        message.addProperty("reason", reason);
        return message.toString();
    }

    static String ack(long re) {
        JsonObject message = message("ack");
        message.addProperty("re", re);
        return message.toString();
    }

    static String muted(boolean audio, boolean video) {
        JsonObject message = message("muted");
        message.addProperty("audio", audio);
        message.addProperty("video", video);
        return message.toString();
    }

    /** Reads a message and tells the hearer. */
    void receive(String text) {
        Runnable told;
        try {
            told = read(text);
        } catch (IOException | JsonParseException | IllegalStateException | IllegalArgumentException e) {
            broken++;
            return;
        }
        told.run();
    }

    /** How many broken ones came. */
    int broken() {
        return broken;
    }

    private Runnable read(String text) throws IOException {
        JsonObject message = parse(text);
        switch (string(message, "type")) {
            case "bye":
                long bye = id(message, "id");
                String reason = message.has("reason") ? string(message, "reason") : ByeReason.HANGUP.wire();
                return () -> hearer.bye(bye, reason);
            case "ack":
                long re = id(message, "re");
                return () -> hearer.acknowledged(re);
            case "muted":
                boolean audio = flag(message, "audio");
                boolean video = flag(message, "video");
                return () -> hearer.muted(audio, video);
            default:
                return () -> {};
        }
    }

    private static JsonObject parse(String text) throws IOException {
        if (text.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw new IllegalArgumentException("too long");
        }
        JsonReader reader = new JsonReader(new StringReader(text));
        reader.setStrictness(Strictness.STRICT);
        JsonObject object = JSON.read(reader).getAsJsonObject();
        if (reader.peek() != JsonToken.END_DOCUMENT) {
            throw new IllegalArgumentException("more than one value");
        }
        return object;
    }

    private static JsonObject message(String type) {
        JsonObject message = new JsonObject();
        message.addProperty("type", type);
        return message;
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
        JsonElement value = message.get(field);
        if (value == null || !value.isJsonPrimitive() || !value.getAsJsonPrimitive().isNumber() || !value.getAsString().matches("[1-9][0-9]{0,15}")
                || value.getAsLong() > GREATEST_ID) {
            throw new IllegalArgumentException(field);
        }
        return value.getAsLong();
    }
}
