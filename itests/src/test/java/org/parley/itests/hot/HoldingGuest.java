package org.parley.itests.hot;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.parley.call.CallEvent;
import org.parley.call.CallService;
import org.parley.signaling.SignalingClient;

/** Listens to all that there is, and never comes back from being told. */
public final class HoldingGuest extends Guest {
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(50);

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
        Thread asking = new Thread(() -> ask(signaling), "holder-1");
        asking.setDaemon(true);
        asking.start();
    }

    /** Again where the answer was there before anybody listened to it: who attaches is told on the own thread then, and not by Parley. */
    private static void ask(SignalingClient signaling) {
        AtomicBoolean again = new AtomicBoolean(true);
        while (again.getAndSet(false)) {
            LockSupport.parkNanos(PAUSE);
            Thread asking = Thread.currentThread();
            signaling.peers("", 1).whenComplete((peers, failure) -> {
                if (Thread.currentThread() == asking) {
                    again.set(true);
                } else {
                    hold();
                }
            });
        }
    }

    private static void hold() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
