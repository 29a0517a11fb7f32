package org.parley.launcher.demo;

import com.google.gson.JsonObject;
import java.io.PrintStream;
import org.parley.launcher.stage.Party;

/** The events of both clients, each with its {@code client}, and what became of swaps. */
record JsonView(PrintStream out) implements DemoView {
    @Override
    public void event(String client, JsonObject event) {
        JsonObject named = new JsonObject();
        named.addProperty("client", client);
        event.entrySet().forEach(e -> named.add(e.getKey(), e.getValue()));
        out.println(named);
        out.flush();
    }

    @Override
    public void swapped(String text, JsonObject json) {
        out.println(json);
        out.flush();
    }

    @Override
    public void step(String what, String text) {}

    @Override
    public void progress(long second, long seconds, Party caller, Party callee) {}
}
