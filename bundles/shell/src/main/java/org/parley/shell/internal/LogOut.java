package org.parley.shell.internal;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.parley.call.Call;
import org.parley.call.CallEvent;
import org.parley.call.CallService;
import org.parley.call.CallState;
import org.parley.signaling.SignalingClient;
import org.parley.signaling.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends the call, where there is a service of calls, then the session: in this order, for once logged out nobody can tell the other side by the server. */
record LogOut(CallService calls, SignalingClient signaling) {
    private static final Logger LOG = LoggerFactory.getLogger(LogOut.class);
    private static final int MOST_HANG_UP_SECONDS = 1;
    private static final int MOST_LOG_OUT_SECONDS = 2;

    /** Blocks, 3 s at most. */
    void run() {
        hangUp();
        logOut();
    }

    /** Ends the call alone. Blocks, 1 s at most. */
    void hangUp() {
        Optional<Call> current = calls == null ? Optional.empty() : calls.current();
        if (current.isEmpty()) {
            return;
        }
        CountDownLatch ended = new CountDownLatch(1);
        Subscription waiting = calls.subscribe(e -> {
            if (e instanceof CallEvent.StateChanged changed && changed.state() == CallState.ENDED) {
                ended.countDown();
            }
        });
        try {
            current.get().hangUp();
            if (current.get().state() != CallState.ENDED && !ended.await(MOST_HANG_UP_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("the call did not end in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            waiting.close();
        }
    }

    private void logOut() {
        try {
            signaling.logout().toCompletableFuture().get(MOST_LOG_OUT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.info("logged out without the server's knowledge: {}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
