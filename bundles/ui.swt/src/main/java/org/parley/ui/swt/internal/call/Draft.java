package org.parley.ui.swt.internal.call;

/** What was written and not sent: it is there again when the chat is. On the UI thread. */
final class Draft {
    private String text = "";

    String text() {
        return text;
    }

    void text(String now) {
        text = now;
    }
}
