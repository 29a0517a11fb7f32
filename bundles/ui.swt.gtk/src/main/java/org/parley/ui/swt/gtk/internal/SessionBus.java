package org.parley.ui.swt.gtk.internal;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.io.IOException;
import java.util.Map;

/** The D-Bus of the desktop session, by GIO, which GTK is made with (GIO Reference Manual, GDBusConnection). Any thread may call. */
final class SessionBus {
    private static final int SESSION = 2;
    private static final int NO_FLAGS = 0;
    private static final int MOST_MILLIS = 2_000;

    private final Gio gio = Native.load("libgio-2.0.so.0", Gio.class, Map.of(Library.OPTION_STRING_ENCODING, "UTF-8"));

    /** The functions of libgio, and of the libraries it stands upon, that are called. */
    private interface Gio extends Library {
        Pointer g_bus_get_sync(int type, Pointer cancellable, PointerByReference error);

        void g_dbus_connection_set_exit_on_close(Pointer connection, int exit);

        Pointer g_dbus_connection_call_sync(Pointer connection, String name, String path, String contract, String method, Pointer parameters, Pointer replyType, int flags, int millis,
            Pointer cancellable, PointerByReference error);

        Pointer g_variant_new_parsed(String format, Object... values);

        String g_variant_get_type_string(Pointer variant);

        Pointer g_variant_get_child_value(Pointer tuple, long index);

        int g_variant_get_uint32(Pointer number);

        void g_variant_unref(Pointer variant);

        void g_object_unref(Pointer object);

        void g_error_free(Pointer error);
    }

    /** Where a method is found on the bus. */
    record Address(String name, String path, String contract) {}

    /**
     * Calls {@code method} with values in GVariant's text format, {@code %s} and the like standing for {@code values}. Blocks, 2 s at most.
     *
     * @return the first value of the answer if it is an unsigned number, otherwise 0
     * @throws IOException when there is no bus or nobody who answers, with the reason
     */
    int call(Address address, String method, String format, Object... values) throws IOException {
        Pointer connection = connect();
        try {
            PointerByReference error = new PointerByReference();
            Pointer answer = gio.g_dbus_connection_call_sync(connection, address.name(), address.path(), address.contract(), method, gio.g_variant_new_parsed(format, values), null, NO_FLAGS,
                MOST_MILLIS, null, error);
            if (answer == null) {
                throw failure(error);
            }
            try {
                return number(answer);
            } finally {
                gio.g_variant_unref(answer);
            }
        } finally {
            gio.g_object_unref(connection);
        }
    }

    /** One connection a process, which GIO keeps. */
    private Pointer connect() throws IOException {
        PointerByReference error = new PointerByReference();
        Pointer connection = gio.g_bus_get_sync(SESSION, null, error);
        if (connection == null) {
            throw failure(error);
        }
        // Otherwise GIO ends the process when the bus goes.
        gio.g_dbus_connection_set_exit_on_close(connection, 0);
        return connection;
    }

    private int number(Pointer answer) {
        if (!gio.g_variant_get_type_string(answer).startsWith("(u")) {
            return 0;
        }
        Pointer first = gio.g_variant_get_child_value(answer, 0);
        int number = gio.g_variant_get_uint32(first);
        gio.g_variant_unref(first);
        return number;
    }

    /** A GError begins with a quark of 32 bits, a code of 32 bits, and the address of its message. */
    private IOException failure(PointerByReference error) {
        Pointer found = error.getValue();
        if (found == null) {
            return new IOException("the session bus does not answer");
        }
        String message = found.getPointer(8).getString(0, "UTF-8");
        gio.g_error_free(found);
        return new IOException("the session bus says: " + message);
    }
}
