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
    protected void connected() {
        // as its name says
    }

    @Override
    protected void received(JsonObject message) {
        told = message.has("code") && message.get("code").getAsString().equals("hello-expected");
    }

    @Override
    protected void closed() {
        over = true;
        if (!told) {
            crowd.fail("a silent connection was closed without being told why");
        }
    }
}
