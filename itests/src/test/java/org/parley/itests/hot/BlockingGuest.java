package org.parley.itests.hot;

import java.util.concurrent.CountDownLatch;

/** Comes and never gets through its activation. */
public final class BlockingGuest extends Guest {
    public BlockingGuest() throws InterruptedException {
        new CountDownLatch(1).await();
    }
}
