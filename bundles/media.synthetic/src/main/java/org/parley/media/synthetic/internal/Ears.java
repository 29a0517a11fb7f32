package org.parley.media.synthetic.internal;

import java.util.function.Consumer;
import org.parley.media.SessionListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A listener that may throw, and that can be made to hear nothing more. */
final class Ears {
    private static final Logger LOG = LoggerFactory.getLogger(Ears.class);

    private final SessionListener listener;
    private volatile boolean shut;

    Ears(SessionListener listener) {
        this.listener = listener;
    }

    /** Tells the listener, unless it is to hear nothing more. */
    void tell(Consumer<SessionListener> news) {
        if (shut) {
            return;
        }
        try {
            news.accept(listener);
        } catch (RuntimeException | Error e) {
            LOG.warn("a listener of a session failed", e);
        }
    }

    /** Nothing more is told. */
    void shut() {
        shut = true;
    }
}
