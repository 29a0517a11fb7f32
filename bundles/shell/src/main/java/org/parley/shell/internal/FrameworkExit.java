package org.parley.shell.internal;

import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stops the framework; the launcher ends the process with the code in {@code parley.exit.code}. */
record FrameworkExit(BundleContext context) implements Exit {
    private static final Logger LOG = LoggerFactory.getLogger(FrameworkExit.class);

    @Override
    public void with(int code) {
        if (code != 0) {
            System.setProperty("parley.exit.code", String.valueOf(code));
        }
        try {
            context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).stop();
        } catch (BundleException e) {
            LOG.error("the framework cannot be stopped", e);
        }
    }
}
