package org.parley.itests.hot;

import java.util.concurrent.CountDownLatch;

/** Comes and never gets through its activation, unless it is interrupted, which it passes on to whoever activates it. */
public final class BlockingGuest extends Guest {
    public BlockingGuest() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the guest was interrupted", e);
        }
    }
}
