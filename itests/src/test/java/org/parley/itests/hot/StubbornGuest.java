package org.parley.itests.hot;

import java.util.concurrent.CountDownLatch;

/** Comes, never gets through its activation, and cannot be talked out of it. */
public final class StubbornGuest extends Guest {
    public StubbornGuest() {
        while (true) {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                // goes on waiting
            }
        }
    }
}
