package org.parley.ui.swt.internal;

import org.eclipse.swt.SWTError;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends the process with its windows: stops the framework, which the launcher then leaves with the code in {@code parley.exit.code}. */
record ProcessEnd(BundleContext context) implements UiLoop.Ending {
    private static final Logger LOG = LoggerFactory.getLogger(ProcessEnd.class);

    @Override
    public void closed() {
        stop();
    }

    @Override
    public void failed(Throwable why) {
        LOG.debug("no windows", why);
        System.err.println("parley: " + reason(why));
        System.setProperty("parley.exit.code", "1");
        stop();
    }

    private static String reason(Throwable why) {
        if (why instanceof SWTError) {
            return "there is no display to open a window on: set DISPLAY or WAYLAND_DISPLAY, or add --headless";
        } else if (why instanceof UnsatisfiedLinkError) {
            return "the window system's library cannot be loaded: install libgtk-3-0, or add --headless (" + firstLine(why) + ")";
        }
        LOG.error("the windows failed", why);
        return "the windows failed: " + why + "; the log says more";
    }

    private static String firstLine(Throwable why) {
        return String.valueOf(why.getMessage()).lines().findFirst().orElse("");
    }

    private void stop() {
        try {
            context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).stop();
        } catch (BundleException e) {
            LOG.error("the framework cannot be stopped", e);
        }
    }
}
