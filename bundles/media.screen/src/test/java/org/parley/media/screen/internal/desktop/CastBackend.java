package org.parley.media.screen.internal.desktop;

import java.util.Map;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/** What the portal calls of a compositor. */
@DBusInterfaceName("org.freedesktop.impl.portal.ScreenCast")
public interface CastBackend extends DBusInterface {
    Answer<UInt32, Map<String, Variant<?>>> CreateSession(DBusPath handle, DBusPath session, String application, Map<String, Variant<?>> options) throws DBusException;

    Answer<UInt32, Map<String, Variant<?>>> SelectSources(DBusPath handle, DBusPath session, String application, Map<String, Variant<?>> options);

    Answer<UInt32, Map<String, Variant<?>>> Start(DBusPath handle, DBusPath session, String application, String window, Map<String, Variant<?>> options) throws DBusException;

    /** A session, as long as it lasts. */
    @DBusInterfaceName("org.freedesktop.impl.portal.Session")
    interface Session extends DBusInterface {
        void Close();

        /** The compositor has ended it. */
        class Closed extends DBusSignal {
            public Closed(String path) throws DBusException {
                super(path);
            }
        }
    }

    /** A question that is open. */
    @DBusInterfaceName("org.freedesktop.impl.portal.Request")
    interface Request extends DBusInterface {
        void Close();
    }
}
