package org.parley.launcher.demo;

import com.google.gson.JsonObject;
import org.parley.launcher.stage.Party;

/** Shows what happens. */
interface DemoView {
    /** A client's event. */
    void event(String client, JsonObject event);

    /** Something was reached. */
    void step(String what, String text);

    /** The call goes on. */
    void progress(long second, long seconds, Party caller, Party callee);
}
