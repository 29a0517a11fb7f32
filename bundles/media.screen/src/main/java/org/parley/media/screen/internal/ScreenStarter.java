package org.parley.media.screen.internal;

import java.util.Map;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.parley.media.screen.internal.x.XDisplay;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Enables capturing by the portal in a session of Wayland, otherwise where there is an X server, and is silent where there is none, as on a machine without a screen. */
@Component(name = "org.parley.media.screen.starter", service = {}, immediate = true)
public final class ScreenStarter {
    private static final Logger LOG = LoggerFactory.getLogger(ScreenStarter.class);

    /** Decides. */
    @Activate
    public ScreenStarter(ComponentContext context) {
        if (isWayland(System.getenv())) {
            context.enableComponent(PortalScreenCapture.NAME);
        } else if (isThere(System.getenv("DISPLAY"))) {
            context.enableComponent(X11ScreenCapture.NAME);
        }
    }

    /** Also for a client that is shown by XWayland: that X server sees its own windows alone, and all else is black. */
    static boolean isWayland(Map<String, String> environment) {
        return !environment.getOrDefault("WAYLAND_DISPLAY", "").isEmpty() || environment.getOrDefault("XDG_SESSION_TYPE", "").equals("wayland");
    }

    static boolean isThere(String display) {
        if (display == null || display.isEmpty()) {
            return false;
        }
        try {
            XDisplay connection = XDisplay.open(display).orElse(null);
            if (connection == null) {
                LOG.debug("no screen can be shared, display {} does not answer", display);
                return false;
            }
            connection.close();
            return true;
        } catch (LinkageError e) {
            LOG.info("no screen can be shared: {}", String.valueOf(e.getMessage()).lines().findFirst().orElse("no Xlib"));
            return false;
        }
    }
}
