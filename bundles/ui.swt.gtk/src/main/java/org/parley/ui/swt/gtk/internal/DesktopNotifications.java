package org.parley.ui.swt.gtk.internal;

import java.io.IOException;
import org.osgi.service.component.annotations.Component;
import org.parley.ui.swt.desktop.Notifications;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notifications of freedesktop.org (Desktop Notifications Specification 1.2). */
@Component(name = "org.parley.ui.swt.gtk.notifications", service = Notifications.class, immediate = true)
public final class DesktopNotifications implements Notifications {
    private static final Logger LOG = LoggerFactory.getLogger(DesktopNotifications.class);
    private static final SessionBus.Address SERVICE = new SessionBus.Address("org.freedesktop.Notifications", "/org/freedesktop/Notifications", "org.freedesktop.Notifications");
    /** Name of the program, what it replaces, icon, title, text, buttons, hints, milliseconds. */
    private static final String NOTIFY = "(%s, %u, %s, %s, %s, @as [], {'category': <'call.incoming'>}, %i)";
    private static final int AS_LONG_AS_THE_DESKTOP_LIKES = -1;

    private SessionBus bus;

    @Override
    public Runnable show(String title, String text) throws IOException {
        SessionBus session = bus();
        int id = session.call(SERVICE, "Notify", NOTIFY, "Parley", 0, "", title, text, AS_LONG_AS_THE_DESKTOP_LIKES);
        return () -> {
            try {
                session.call(SERVICE, "CloseNotification", "(%u,)", id);
            } catch (IOException e) {
                LOG.debug("a notification stays: {}", e.getMessage());
            }
        };
    }

    private synchronized SessionBus bus() throws IOException {
        if (bus == null) {
            try {
                bus = new SessionBus();
            } catch (LinkageError e) {
                throw new IOException("GIO cannot be used: " + e.getMessage(), e);
            }
        }
        return bus;
    }
}
