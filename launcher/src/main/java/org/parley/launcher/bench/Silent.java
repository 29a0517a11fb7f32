package org.parley.launcher.bench;

import com.google.gson.JsonObject;

/** Connects and says nothing. */
final class Silent extends Talker {
    private boolean told;
    private boolean over;

    Silent(Crowd crowd) {
        super(crowd);
    }

    /** Whether it was told what was expected, and closed. */
    boolean isOver() {
        return over;
    }

    @Override
    void connected() {
        // as its name says
    }

    @Override
    void received(JsonObject message) {
        told = message.has("code") && message.get("code").getAsString().equals("hello-expected");
    }

    @Override
    void closed() {
        over = true;
        if (!told) {
            crowd.fail("a silent connection was closed without being told why");
        }
    }
}
