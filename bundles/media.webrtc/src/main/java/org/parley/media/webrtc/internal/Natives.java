package org.parley.media.webrtc.internal;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Guards at the border to native code: what escapes a native callback aborts the process, and one that throws while things are freed must not keep the rest. */
final class Natives {
    private static final Logger LOG = LoggerFactory.getLogger(Natives.class);

    private Natives() {}

    /** A step that may throw. */
    interface Step {
        void run() throws Exception;
    }

    /** Runs what a native thread asked for; nothing escapes. */
    static void callback(String what, Step step) {
        try {
            step.run();
        } catch (Throwable e) {
            LOG.warn("{} failed", what, e);
        }
    }

    /** Runs a step of freeing; what it throws is of interest to developers only. */
    static void quietly(String what, Step step) {
        try {
            step.run();
        } catch (Throwable e) {
            LOG.debug("{}: {}", what, e.toString());
        }
    }
}
