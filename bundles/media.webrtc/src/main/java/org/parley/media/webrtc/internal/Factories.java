package org.parley.media.webrtc.internal;

import org.parley.media.MediaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The engine's factory, made when it is first wanted. Native thread only. */
final class Factories {
    private static final Logger LOG = LoggerFactory.getLogger(Factories.class);

    private Factory factory;
    private boolean ended;

    /** @throws MediaException when the engine has ended: one that is made then would be nobody's to free */
    Factory get() throws MediaException {
        if (ended) {
            throw new MediaException(MediaException.Kind.CLOSED, "the media engine webrtc is stopped", null);
        }
        if (factory == null) {
            long start = System.nanoTime();
            factory = new Factory();
            LOG.debug("factory made in {} ms", (System.nanoTime() - start) / 1_000_000);
        }
        return factory;
    }

    /** Hands out no factory any more; what uses the one that there is may still be freed. */
    void end() {
        ended = true;
    }

    void close() {
        end();
        if (factory != null) {
            factory.close();
            factory = null;
        }
    }
}
