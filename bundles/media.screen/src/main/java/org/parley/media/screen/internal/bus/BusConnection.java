package org.parley.media.screen.internal.bus;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A connection of its own to the bus of the desktop session: what it has begun there ends with it, and its signals come on the thread that asks for them, by {@link #dispatch}.
 * One thread at a time.
 */
public final class BusConnection implements AutoCloseable {
    private static final int MOST_MILLIS = 5_000;

    private final Gio gio = Gio.load();
    private final Value value = new Value(gio);
    private final Pointer context;
    private final Pointer connection;
    /** Kept, since GIO calls them. */
    private final Map<Integer, Gio.OnSignal> subscriptions = new HashMap<>();
    private boolean closed;

    /** Where a method is found on the bus. */
    public record Address(String name, String path, String contract) {}

    /**
     * Connects to the bus at {@code address}, as {@code DBUS_SESSION_BUS_ADDRESS} has it. Blocks for a moment.
     *
     * @throws IOException when nobody answers there, with the reason
     */
    public BusConnection(String address) throws IOException {
        PointerByReference error = new PointerByReference();
        context = gio.g_main_context_new();
        gio.g_main_context_push_thread_default(context);
        connection = gio.g_dbus_connection_new_for_address_sync(address, Gio.AS_CLIENT_OF_A_BUS, null, null, error);
        gio.g_main_context_pop_thread_default(context);
        if (connection == null) {
            gio.g_main_context_unref(context);
            throw failure(error);
        }
    }

    /** The address of the session's bus in an environment (XDG Base Directory, D-Bus Specification); empty when it names none. */
    public static String address(Map<String, String> environment) {
        String address = environment.getOrDefault("DBUS_SESSION_BUS_ADDRESS", "");
        String folder = environment.getOrDefault("XDG_RUNTIME_DIR", "");
        return address.isEmpty() && !folder.isEmpty() ? "unix:path=" + folder + "/bus" : address;
    }

    /** This connection's name on the bus, such as {@code :1.42}. */
    public String name() {
        return gio.g_dbus_connection_get_unique_name(connection);
    }

    /** Whether the bus has gone. */
    public boolean isClosed() {
        return gio.g_dbus_connection_is_closed(connection) != 0;
    }

    /**
     * Calls {@code method} with values in GVariant's text format, {@code %s} and the like standing for {@code values}. Blocks, 5 s at most.
     *
     * @return what is answered, as {@link Value} has it
     * @throws IOException when nobody answers, or with an error, with the reason
     */
    public List<?> call(Address address, String method, String format, Object... values) throws IOException {
        PointerByReference error = new PointerByReference();
        Pointer answer = gio.g_dbus_connection_call_sync(connection, address.name(), address.path(), address.contract(), method, gio.g_variant_new_parsed(format, values), null, Gio.NO_FLAGS,
            MOST_MILLIS, null, error);
        return read(answer, error);
    }

    /** As {@link #call}, for an answer that is one descriptor, which is the caller's to close. */
    public int callForDescriptor(Address address, String method, String format, Object... values) throws IOException {
        PointerByReference error = new PointerByReference();
        PointerByReference descriptors = new PointerByReference();
        List<?> answer = read(gio.g_dbus_connection_call_with_unix_fd_list_sync(connection, address.name(), address.path(), address.contract(), method,
            gio.g_variant_new_parsed(format, values), null, Gio.NO_FLAGS, MOST_MILLIS, null, descriptors, null, error), error);
        if (descriptors.getValue() == null) {
            throw new IOException(method + " has answered without a descriptor");
        }
        try {
            int descriptor = answer.isEmpty() || !(answer.get(0) instanceof Integer index) ? -1 : gio.g_unix_fd_list_get(descriptors.getValue(), index, error);
            if (descriptor < 0) {
                throw failure(error);
            }
            return descriptor;
        } finally {
            gio.g_object_unref(descriptors.getValue());
        }
    }

    /** From now on {@code heard} is told the values of a signal, by {@link #dispatch}. */
    public void listen(Address address, String signal, Consumer<List<?>> heard) {
        Gio.OnSignal callback = (from, sender, path, contract, name, parameters, data) -> heard.accept((List<?>) value.of(parameters));
        gio.g_main_context_push_thread_default(context);
        int subscription = gio.g_dbus_connection_signal_subscribe(connection, address.name(), address.contract(), signal, address.path(), null, Gio.NO_FLAGS, callback, null, null);
        gio.g_main_context_pop_thread_default(context);
        subscriptions.put(subscription, callback);
    }

    /** Tells of the signals that have come. Returns at once. */
    public void dispatch() {
        while (gio.g_main_context_iteration(context, 0) != 0) {
            // until there are none
        }
    }

    /** Idempotent. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        subscriptions.keySet().forEach(subscription -> gio.g_dbus_connection_signal_unsubscribe(connection, subscription));
        PointerByReference error = new PointerByReference();
        if (gio.g_dbus_connection_close_sync(connection, null, error) == 0) {
            failure(error);
        }
        dispatch();
        gio.g_object_unref(connection);
        gio.g_main_context_unref(context);
    }

    private List<?> read(Pointer answer, PointerByReference error) throws IOException {
        if (answer == null) {
            throw failure(error);
        }
        try {
            return (List<?>) value.of(answer);
        } finally {
            gio.g_variant_unref(answer);
        }
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
