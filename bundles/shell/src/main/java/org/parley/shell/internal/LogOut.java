package org.parley.shell.internal;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.parley.call.CallService;
import org.parley.signaling.SignalingClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends the call, where there is a service of calls, then the session: in this order, for once logged out nobody can tell the other side by the server. */
record LogOut(CallService calls, SignalingClient signaling) {
    private static final Logger LOG = LoggerFactory.getLogger(LogOut.class);
    private static final int MOST_LOG_OUT_SECONDS = 2;

    /** Blocks, 3 s at most. */
    void run() {
        if (calls != null) {
            calls.hangUp().join();
        }
        logOut();
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
