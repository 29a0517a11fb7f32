package org.parley.launcher.demo;

import com.google.gson.JsonObject;
import java.io.PrintStream;
import org.parley.launcher.stage.Party;

/** Lines for people; at a terminal the progress is one line that changes. */
final class TextView implements DemoView {
    private final PrintStream out;
    private final boolean terminal;
    private final boolean swaps;
    private boolean inProgress;

    TextView(PrintStream out, boolean terminal) {
        this(out, terminal, false);
    }

    /** {@code swaps} says that engines are to stand in for others. */
    TextView(PrintStream out, boolean terminal, boolean swaps) {
        this.out = out;
        this.swaps = swaps;
        this.terminal = terminal;
    }

    /** What would pass for WebRTC, and is not. */
    @Override
    public void event(String client, JsonObject event) {
        if (!swaps && event.has("fallback") && event.get("fallback").getAsBoolean()) {
            step("media", client + " sends by the engine " + event.get("engine").getAsString() + ", for want of a better one; ./parley doctor says what is missing");
        }
    }

    @Override
    public void step(String what, String text) {
        if (inProgress && terminal) {
            out.println();
        }
        inProgress = false;
        out.printf("%-8s %s%n", what, text);
        out.flush();
    }

    @Override
    public void swapped(String text, JsonObject json) {
        step("swapped", text);
    }

    @Override
    public void progress(long second, long seconds, Party caller, Party callee) {
        if (caller.figures() == null || callee.figures() == null) {
            return;
        }
        inProgress = true;
        String line = "%-8s %d of %d s: %s; %s".formatted("talking", second, seconds, caller.figures(), callee.figures());
        if (terminal) {
            out.print("\r\u001b[K" + line);
        } else {
            out.println(line);
        }
        out.flush();
    }
}
