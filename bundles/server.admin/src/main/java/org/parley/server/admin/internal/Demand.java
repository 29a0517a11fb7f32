package org.parley.server.admin.internal;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;

/**
 * A command as it comes over the socket: a line of JSON with {@code arguments} and, where it needs one, {@code password}.
 *
 * @param arguments the words of the command
 * @param password  null where none was given
 * @param by        the user of this machine who asks, as the system says
 */
record Demand(List<String> arguments, String password, String by) {
    /** Reads it; the message of an IllegalArgumentException says what is wrong. */
    static Demand parse(String line, String by) {
        try {
            JsonObject json = JsonParser.parseString(line).getAsJsonObject();
            List<String> arguments = new ArrayList<>();
            for (JsonElement argument : json.getAsJsonArray("arguments")) {
                arguments.add(argument.getAsString());
            }
            JsonElement password = json.get("password");
            return new Demand(List.copyOf(arguments), password == null ? null : password.getAsString(), by);
        } catch (JsonParseException | IllegalStateException | NullPointerException | UnsupportedOperationException | ClassCastException e) {
            throw new IllegalArgumentException("that is no command", e);
        }
    }

    String argument(int index) {
        return index < arguments.size() ? arguments.get(index) : "";
    }

    /** So many words of it. */
    String first(int words) {
        return String.join(" ", arguments.subList(0, Math.min(words, arguments.size())));
    }

    /** Tells no password. */
    @Override
    public String toString() {
        return String.join(" ", arguments);
    }
}
