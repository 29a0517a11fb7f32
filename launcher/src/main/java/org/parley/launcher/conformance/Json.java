package org.parley.launcher.conformance;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.nio.charset.StandardCharsets;

/** Messages as this kit writes and reads them. */
public final class Json {
    private Json() {}

    /** An object of names and values in turn: text, numbers, truth, or elements. */
    public static JsonObject of(Object... namesAndValues) {
        JsonObject object = new JsonObject();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.add((String) namesAndValues[i], element(namesAndValues[i + 1]));
        }
        return object;
    }

    private static JsonElement element(Object value) {
        if (value instanceof Number number) {
            return new JsonPrimitive(number);
        } else if (value instanceof Boolean truth) {
            return new JsonPrimitive(truth);
        }
        return value instanceof JsonElement element ? element : new JsonPrimitive((String) value);
    }

    /** The same object with one member added or replaced. */
    public static JsonObject with(JsonObject object, String name, Object value) {
        JsonObject copy = object.deepCopy();
        copy.add(name, element(value));
        return copy;
    }

    /** The same object without a member. */
    public static JsonObject without(JsonObject object, String name) {
        JsonObject copy = object.deepCopy();
        copy.remove(name);
        return copy;
    }

    /** A member's text; null where there is none, or it is none. */
    public static String text(JsonObject object, String name) {
        JsonElement value = object.get(name);
        return value != null && value.isJsonPrimitive() && value.getAsJsonPrimitive().isString() ? value.getAsString() : null;
    }

    /** A member's whole number; -1 where there is none. */
    public static long number(JsonObject object, String name) {
        JsonElement value = object.get(name);
        boolean whole = value != null && value.isJsonPrimitive() && value.getAsJsonPrimitive().isNumber() && value.getAsString().matches("\\d{1,18}");
        return whole ? value.getAsLong() : -1;
    }

    /** In UTF-8. */
    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
