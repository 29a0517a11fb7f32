package org.parley.itests.network;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import org.parley.itests.Child;

/** Two clients who talk with each other. */
record Pair(Client caller, Client callee) implements AutoCloseable {
    /** Calls, and waits until each sees the other move; the call's id. */
    String talk() {
        caller.child().type("call " + callee.name());
        String call = caller.child().event("event=call", "state=active").get("call").getAsString();
        caller.sees(call);
        callee.sees(call);
        return call;
    }

    /** Waits until each sees the other move, from now on, in the same call as before. */
    void seeEachOther(String call) {
        caller.child().forget();
        callee.child().forget();
        for (int i = 0; i < 2; i++) { // the first figures may tell of what was before
            caller.sees(call);
            callee.sees(call);
        }
        assertThat(caller.child().seen()).as("the call goes on").noneMatch(line -> line.contains(call) && line.contains("\"ended\""));
    }

    /** Waits until each shows the call in that state. */
    void bothShow(String call, String state) {
        caller.child().event("event=call", "call=" + call, "state=" + state);
        callee.child().event("event=call", "call=" + call, "state=" + state);
    }

    void hangUp(String call) {
        caller.child().type("hangup");
        assertEnd(caller.child(), call, "hangup", "self");
        assertEnd(callee.child(), call, "hangup", "peer");
    }

    /** Waits until the call has ended for both, since no media came. */
    void loseEachOther(String call) {
        assertEnd(caller.child(), call, "media-lost", "network");
        assertEnd(callee.child(), call, "media-lost", "network");
    }

    private static void assertEnd(Child child, String call, String reason, String by) {
        JsonObject end = child.event("event=call", "call=" + call, "state=ended");
        assertThat(end.get("reason").getAsString()).as("%s", end).isEqualTo(reason);
        assertThat(end.get("by").getAsString()).as("%s", end).isEqualTo(by);
    }

    @Override
    public void close() {
        caller.close();
        callee.close();
    }
}
