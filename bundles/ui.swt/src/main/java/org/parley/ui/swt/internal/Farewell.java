package org.parley.ui.swt.internal;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.parley.ui.swt.internal.model.Services;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the call, then the connection: in this order, for without a server the other side hears of the end by media alone.
 *
 * @param stay whether the login is kept for the next start: then it is not ended on the server, where the user seems to be online for its resume window
 */
record Farewell(Services services, boolean stay) implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Farewell.class);
    private static final int MOST_LOG_OUT_SECONDS = 2;

    /** Blocks, 3 s at most. */
    @Override
    public void run() {
        services.hangUp().join();
        if (stay || services.signaling().session().isEmpty()) {
            services.signaling().disconnect();
        } else {
            logOut();
        }
    }

    private void logOut() {
        try {
            services.signaling().logout().toCompletableFuture().get(MOST_LOG_OUT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.info("logged out without the server's knowledge: {}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
