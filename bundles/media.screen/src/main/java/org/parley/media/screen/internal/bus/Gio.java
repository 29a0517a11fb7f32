package org.parley.media.screen.internal.bus;

import com.sun.jna.Callback;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import java.util.Map;

/** The functions of libgio, and of the libraries it stands upon, that are called (GIO and GLib Reference Manuals). A gsize is a long. */
interface Gio extends Library {
    int AS_CLIENT_OF_A_BUS = 1 | 8;
    int NO_FLAGS = 0;

    /** The library; no one but who calls needs it. */
    static Gio load() {
        return Native.load("libgio-2.0.so.0", Gio.class, Map.of(Library.OPTION_STRING_ENCODING, "UTF-8"));
    }

    /** GDBusSignalCallback. */
    interface OnSignal extends Callback {
        void invoke(Pointer connection, String sender, String path, String contract, String signal, Pointer parameters, Pointer data);
    }

    Pointer g_dbus_connection_new_for_address_sync(String address, int flags, Pointer observer, Pointer cancellable, PointerByReference error);

    String g_dbus_connection_get_unique_name(Pointer connection);

    int g_dbus_connection_is_closed(Pointer connection);

    int g_dbus_connection_close_sync(Pointer connection, Pointer cancellable, PointerByReference error);

    Pointer g_dbus_connection_call_sync(Pointer connection, String name, String path, String contract, String method, Pointer parameters, Pointer replyType, int flags, int millis,
        Pointer cancellable, PointerByReference error);

    Pointer g_dbus_connection_call_with_unix_fd_list_sync(Pointer connection, String name, String path, String contract, String method, Pointer parameters, Pointer replyType, int flags,
        int millis, Pointer descriptors, PointerByReference answered, Pointer cancellable, PointerByReference error);

    int g_unix_fd_list_get(Pointer descriptors, int index, PointerByReference error);

    int g_dbus_connection_signal_subscribe(Pointer connection, String sender, String contract, String signal, String path, String argument, int flags, OnSignal callback, Pointer data,
        Pointer free);

    void g_dbus_connection_signal_unsubscribe(Pointer connection, int subscription);

    Pointer g_main_context_new();

    void g_main_context_push_thread_default(Pointer context);

    void g_main_context_pop_thread_default(Pointer context);

    int g_main_context_iteration(Pointer context, int mayBlock);

    void g_main_context_unref(Pointer context);

    Pointer g_variant_new_parsed(String format, Object... values);

    String g_variant_get_type_string(Pointer variant);

    long g_variant_n_children(Pointer container);

    Pointer g_variant_get_child_value(Pointer container, long index);

    Pointer g_variant_get_variant(Pointer boxed);

    int g_variant_get_uint32(Pointer number);

    int g_variant_get_int32(Pointer number);

    int g_variant_get_handle(Pointer handle);

    String g_variant_get_string(Pointer text, IntByReference length);

    void g_variant_unref(Pointer variant);

    void g_object_unref(Pointer object);

    void g_error_free(Pointer error);
}
