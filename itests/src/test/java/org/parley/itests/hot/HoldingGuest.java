package org.parley.itests.hot;

import java.util.concurrent.CountDownLatch;
import org.parley.call.CallEvent;
import org.parley.call.CallService;
import org.parley.signaling.SignalingClient;

/** Listens to all that there is, and never comes back from being told. */
public final class HoldingGuest extends Guest {
    /** Called by Declarative Services. */
    public void calls(CallService calls) {
        calls.subscribe(event -> {
            if (event instanceof CallEvent.StateChanged changed) {
                changed.call().remoteVideo(changed.call().participants().get(0), frame -> hold());
                hold();
            }
        });
    }

    /** Called by Declarative Services. */
    public void signaling(SignalingClient signaling) {
        signaling.subscribe(event -> hold());
        signaling.peers("", 1).whenComplete((peers, failure) -> hold());
    }

    private static void hold() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
