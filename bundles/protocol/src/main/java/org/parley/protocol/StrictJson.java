package org.parley.protocol;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.CharArrayReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One JSON object, by Gson's strict reader and what that leaves to its user: UTF-8 without a byte order mark, depth, names twice, nothing behind the object.
 * Ignored values are read as thoroughly as the others ({@code skipValue} would let control characters in strings pass).
 */
final class StrictJson {
    /** JSON's null, so that it differs from a field that is absent. */
    static final Object NULL = new Object();
    private static final int MAX_DEPTH = 32;
    private static final int LONGEST_NAME_TOLD = 64;

    private final JsonReader reader;

    private StrictJson(CharBuffer text) {
        reader = new JsonReader(new CharArrayReader(text.array(), text.arrayOffset() + text.position(), text.remaining()));
        reader.setStrictness(Strictness.STRICT);
    }

    /** A number as it was written. */
    record Number(String text) {
        boolean isInteger() {
            for (int i = text.startsWith("-") ? 1 : 0; i < text.length(); i++) {
                if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                    return false;
                }
            }
            return true;
        }

        boolean isWithin(long min, long max) {
            return text.length() <= 18 && toLong() >= min && toLong() <= max;
        }

        long toLong() {
            return Long.parseLong(text);
        }

        int toClampedInt() {
            if (isWithin(Integer.MIN_VALUE, Integer.MAX_VALUE)) {
                return (int) toLong();
            }
            return text.startsWith("-") ? Integer.MIN_VALUE : Integer.MAX_VALUE;
        }
    }

    static Map<String, Object> readObject(ByteBuffer utf8) throws MalformedMessageException {
        CharBuffer text = decode(utf8);
        if (text.hasRemaining() && text.charAt(0) == '\ufeff') {
            throw new MalformedMessageException(null, "a byte order mark is not allowed");
        }
        try {
            return new StrictJson(text).top();
        } catch (IOException | IllegalStateException | NumberFormatException e) {
            throw new MalformedMessageException(null, "this is not strict JSON (RFC 8259)");
        }
    }

    private static CharBuffer decode(ByteBuffer utf8) throws MalformedMessageException {
        try {
            return StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(utf8.duplicate());
        } catch (CharacterCodingException e) {
            throw new MalformedMessageException(null, "this is not UTF-8");
        }
    }

    private Map<String, Object> top() throws IOException, MalformedMessageException {
        if (reader.peek() != JsonToken.BEGIN_OBJECT) {
            throw new MalformedMessageException(null, "a message is one JSON object");
        }
        Map<String, Object> values = new HashMap<>();
        reader.beginObject();
        while (reader.hasNext()) {
            String name = reader.nextName();
            if (values.put(name, value(1)) != null) {
                String told = name.length() <= LONGEST_NAME_TOLD ? name : null;
                throw new MalformedMessageException(told, "a name is there twice");
            }
        }
        reader.endObject();
        if (reader.peek() != JsonToken.END_DOCUMENT) {
            throw new MalformedMessageException(null, "something follows the JSON object");
        }
        return values;
    }

    private Object value(int depth) throws IOException, MalformedMessageException {
        switch (reader.peek()) {
            case STRING:
                return reader.nextString();
            case NUMBER:
                return new Number(reader.nextString());
            case BOOLEAN:
                return reader.nextBoolean();
            case NULL:
                reader.nextNull();
                return NULL;
            default:
                return nested(depth + 1);
        }
    }

    private Object nested(int depth) throws IOException, MalformedMessageException {
        if (depth > MAX_DEPTH) {
            throw new MalformedMessageException(null, "nested deeper than " + MAX_DEPTH);
        }
        return reader.peek() == JsonToken.BEGIN_ARRAY ? array(depth) : object(depth);
    }

    private List<Object> array(int depth) throws IOException, MalformedMessageException {
        List<Object> values = new ArrayList<>();
        reader.beginArray();
        while (reader.hasNext()) {
            values.add(value(depth));
        }
        reader.endArray();
        return values;
    }

    private Map<String, Object> object(int depth) throws IOException, MalformedMessageException {
        Map<String, Object> values = new HashMap<>();
        reader.beginObject();
        while (reader.hasNext()) {
            values.put(reader.nextName(), value(depth));
        }
        reader.endObject();
        return values;
    }
}
