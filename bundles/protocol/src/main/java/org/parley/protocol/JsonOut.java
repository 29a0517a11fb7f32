package org.parley.protocol;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes the object of one message. Fields whose value is null are left out. */
final class JsonOut {
    private final StringWriter text = new StringWriter(256);
    private final JsonWriter writer = new JsonWriter(text);

    JsonOut(String type) {
        writer.setStrictness(Strictness.STRICT);
        writer.setSerializeNulls(false);
        begin();
        put("type", type);
    }

    JsonOut put(String name, String value) {
        return run(() -> writer.name(name).value(value));
    }

    JsonOut put(String name, long value) {
        return run(() -> writer.name(name).value(value));
    }

    JsonOut put(String name, boolean value) {
        return run(() -> writer.name(name).value(value));
    }

    /** An integer that is left out when it is {@code absent}. */
    JsonOut putUnless(long absent, String name, long value) {
        return value == absent ? this : put(name, value);
    }

    <T> JsonOut putAll(String name, List<T> values, java.util.function.Consumer<T> each) {
        run(() -> writer.name(name).beginArray());
        values.forEach(each);
        return run(writer::endArray);
    }

    JsonOut add(String value) {
        return run(() -> writer.value(value));
    }

    JsonOut add(long value) {
        return run(() -> writer.value(value));
    }

    JsonOut begin() {
        return run(writer::beginObject);
    }

    JsonOut close() {
        return run(writer::endObject);
    }

    byte[] end() {
        close();
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private JsonOut run(Step step) {
        try {
            step.run();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a StringWriter does not fail
        }
    }

    @FunctionalInterface
    private interface Step {
        void run() throws IOException;
    }
}
