package org.parley.launcher.bench;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonSyntaxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a window writes of itself into the file that the property {@code parley.ui.figures} names: a JSON object a line, {@code usableMillis} once, then one for each second of painting. */
public record Figures(Path file) {
    /** An option for Java that asks for it. */
    public String option() {
        return "-Dparley.ui.figures=" + file;
    }

    /** The lines so far that have {@code key}; a last one that is not whole is left out. */
    public List<JsonObject> with(String key) throws IOException {
        List<JsonObject> all = new ArrayList<>();
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                try {
                    JsonObject object = JsonParser.parseString(line).getAsJsonObject();
                    if (object.has(key)) {
                        all.add(object);
                    }
                } catch (JsonSyntaxException | IllegalStateException e) {
                    // it is being written
                }
            }
        }
        return all;
    }
}
