package org.parley.itests.hot;

/** Comes and cannot be activated. */
public final class ThrowingGuest extends Guest {
    public ThrowingGuest() {
        throw new IllegalStateException("the guest is unwell");
    }
}
