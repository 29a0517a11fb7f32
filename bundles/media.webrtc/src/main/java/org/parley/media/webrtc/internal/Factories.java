package org.parley.media.webrtc.internal;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The engine's factory, made when it is first wanted. Native thread only. */
final class Factories {
    private static final Logger LOG = LoggerFactory.getLogger(Factories.class);

    private Factory factory;

    Factory get() {
        if (factory == null) {
            long start = System.nanoTime();
            factory = new Factory();
            LOG.debug("factory made in {} ms", (System.nanoTime() - start) / 1_000_000);
        }
        return factory;
    }

    void close() {
        if (factory != null) {
            factory.close();
            factory = null;
        }
    }
}
