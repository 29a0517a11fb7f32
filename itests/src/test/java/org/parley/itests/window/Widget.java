package org.parley.itests.window;

import com.google.gson.JsonObject;

/** A named widget as it was when it was looked at; bounds are pixels of the screen, {@code id} tells it from another one that takes its place. */
record Widget(String key, int id, String type, String text, String name, boolean visible, boolean enabled, boolean focus, boolean selected, int x, int y, int width, int height) {
    static Widget of(JsonObject json) {
        return new Widget(json.get("key").getAsString(), json.get("id").getAsInt(), json.get("type").getAsString(), json.get("text").getAsString(), json.get("name").getAsString(), json.get("visible").getAsBoolean(),
            json.get("enabled").getAsBoolean(), json.get("focus").getAsBoolean(), json.get("selected").getAsBoolean(), json.get("x").getAsInt(), json.get("y").getAsInt(),
            json.get("width").getAsInt(), json.get("height").getAsInt());
    }

    int centreX() {
        return x + width / 2;
    }

    int centreY() {
        return y + height / 2;
    }
}
