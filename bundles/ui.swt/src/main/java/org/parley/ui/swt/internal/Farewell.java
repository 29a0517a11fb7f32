package org.parley.ui.swt.internal;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.parley.call.Call;
import org.parley.call.CallEvent;
import org.parley.call.CallService;
import org.parley.call.CallState;
import org.parley.signaling.Subscription;
import org.parley.ui.swt.internal.model.Services;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends the call, then the connection: in this order, for without a server the other side hears of the end by media alone. */
record Farewell(Services services) implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Farewell.class);
    private static final int MOST_SECONDS = 1;

    /** Blocks, 1 s at most. */
    @Override
    public void run() {
        services.calls().forEach(this::hangUp);
        services.signaling().disconnect();
    }

    private void hangUp(CallService calls) {
        Optional<Call> current = calls.current();
        if (current.isEmpty()) {
            return;
        }
        CountDownLatch ended = new CountDownLatch(1);
        try (Subscription waiting = calls.subscribe(event -> {
            if (event instanceof CallEvent.StateChanged changed && changed.state() == CallState.ENDED) {
                ended.countDown();
            }
        })) {
            current.get().hangUp();
            if (current.get().state() != CallState.ENDED && !ended.await(MOST_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("the call did not end in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
