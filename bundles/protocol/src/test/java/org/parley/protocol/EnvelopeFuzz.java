package org.parley.protocol;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.internal.Streams;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * One input for a fuzzer: what the scanner takes for the envelope of a message is what {@link MessageFields} takes, and what that takes is what Gson's strict
 * reader says by itself; or the message is refused. Nothing else escapes from any of them.
 */
public final class EnvelopeFuzz {
    private static final EnvelopeScanner SCANNER = new EnvelopeScanner();

    private EnvelopeFuzz() {}

    /** Called by the fuzzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        Envelope scanned = SCANNER.scan(ByteBuffer.wrap(input));
        MessageFields fields;
        try {
            fields = MessageFields.read(ByteBuffer.wrap(input));
        } catch (MalformedMessageException e) {
            check(scanned == null, "the scanner takes what is no message", input);
            return;
        }
        JsonObject plain = gson(input);
        if (scanned != null) {
            check(scanned.equals(envelope(fields)), "the scanner differs", input);
            check(scanned.equals(envelope(plain)), "Gson differs from the scanner", input);
        }
        for (String name : new String[] {"type", "from", "to", "call"}) {
            check(string(fields, name) == null ? !isString(plain, name) : isString(plain, name) && string(fields, name).equals(plain.get(name).getAsString()), name, input);
        }
        for (String name : new String[] {"id", "re"}) {
            check(integer(fields, name) == integer(plain, name), name, input);
        }
        decode(fields);
    }

    private static void decode(MessageFields fields) {
        try {
            Codec.decodeRequest(fields);
        } catch (MalformedMessageException e) {
            // as it may be
        }
    }

    /** As Gson alone reads it: the last of equal names counts there, but such messages are refused before. */
    private static JsonObject gson(byte[] input) {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(input)).toString();
            JsonReader reader = new JsonReader(new StringReader(text));
            reader.setStrictness(Strictness.STRICT);
            JsonElement read = Streams.parse(reader);
            check(reader.peek() == JsonToken.END_DOCUMENT, "Gson sees more than one value", input);
            return read.getAsJsonObject();
        } catch (CharacterCodingException e) {
            throw new AssertionError("no UTF-8 was taken", e);
        } catch (IOException | RuntimeException e) {
            throw new AssertionError("Gson refuses what was taken: " + text(input), e);
        }
    }

    private static Envelope envelope(MessageFields fields) {
        return new Envelope(string(fields, "type"), string(fields, "from"), string(fields, "to"), string(fields, "call"), integer(fields, "id"), integer(fields, "re"));
    }

    private static Envelope envelope(JsonObject plain) {
        return new Envelope(string(plain, "type"), string(plain, "from"), string(plain, "to"), string(plain, "call"), integer(plain, "id"), integer(plain, "re"));
    }

    private static String string(MessageFields fields, String name) {
        try {
            return fields.string(name, null);
        } catch (MalformedMessageException e) {
            return null;
        }
    }

    private static long integer(MessageFields fields, String name) {
        try {
            return fields.integer(name, 1, Codec.MAX_INTEGER, 0);
        } catch (MalformedMessageException e) {
            return 0;
        }
    }

    private static boolean isString(JsonObject plain, String name) {
        return plain.get(name) instanceof JsonPrimitive value && value.isString();
    }

    private static String string(JsonObject plain, String name) {
        return isString(plain, name) ? plain.get(name).getAsString() : null;
    }

    /** As it was written, without sign, fraction and exponent; 0 for what is out of range. */
    private static long integer(JsonObject plain, String name) {
        boolean written = plain.get(name) instanceof JsonPrimitive value && value.isNumber() && value.getAsString().matches("[1-9][0-9]{0,15}");
        long number = written ? plain.get(name).getAsLong() : 0;
        return number <= Codec.MAX_INTEGER ? number : 0;
    }

    private static void check(boolean right, String what, byte[] input) {
        if (!right) {
            throw new AssertionError(what + ": " + text(input));
        }
    }

    private static String text(byte[] input) {
        return new String(input, StandardCharsets.UTF_8);
    }
}
