package org.parley.launcher.demo.swap;

import com.google.gson.JsonObject;

/** Shows what happens. */
public interface SwapView {
    /** A client's event. */
    void event(String client, JsonObject event);

    /** Something was reached. */
    void step(String what, String text);

    /** A part was swapped: in a line, and for programs. */
    void swapped(String text, JsonObject json);
}
