package org.parley.media.screen.internal;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.parley.media.MediaException;
import org.parley.media.screen.internal.bus.BusConnection;

/**
 * One session with the desktop's portal (XDG Desktop Portal, org.freedesktop.portal.ScreenCast): it shows its dialog, in which the user chooses a screen or window, and hands over
 * the stream. One thread at a time.
 */
final class ScreenCastPortal implements AutoCloseable {
    /** What a desktop needs for it. */
    static final String MEND = "install xdg-desktop-portal and the part of it for this desktop, such as xdg-desktop-portal-gnome, -kde or -wlr";

    private static final String NAME = "org.freedesktop.portal.Desktop";
    private static final String PATH = "/org/freedesktop/portal/desktop";
    private static final BusConnection.Address CAST = new BusConnection.Address(NAME, PATH, "org.freedesktop.portal.ScreenCast");
    private static final BusConnection.Address PROPERTIES = new BusConnection.Address(NAME, PATH, "org.freedesktop.DBus.Properties");
    private static final AtomicInteger TOKENS = new AtomicInteger();
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final int SCREENS_AND_WINDOWS = 1 | 2;
    private static final int WINDOW = 2;
    private static final int POINTER_EMBEDDED = 2;
    private static final int WHILE_THIS_RUNS = 1;
    /** The first version that remembers what was chosen. */
    private static final int REMEMBERS = 4;
    private static final int DONE = 0;
    private static final int REFUSED = 1;

    private final BusConnection bus;
    private String session;
    private boolean ended;

    /**
     * What the user chose.
     *
     * @param node   of PipeWire
     * @param size   width and height as far as the portal tells them, otherwise empty
     * @param memory to be given at the next time, so that the user is not asked again; empty where the portal remembers nothing
     */
    record Choice(int node, boolean window, List<?> size, String memory) {}

    private ScreenCastPortal(BusConnection bus) {
        this.bus = bus;
    }

    /**
     * Connects. Blocks for a moment.
     *
     * @throws MediaException when there is no bus
     */
    static ScreenCastPortal open(Map<String, String> environment) throws MediaException {
        String address = BusConnection.address(environment);
        if (address.isEmpty()) {
            throw unavailable("there is no session bus: start the client from within the desktop session", null);
        }
        try {
            return new ScreenCastPortal(new BusConnection(address));
        } catch (IOException e) {
            throw unavailable(e.getMessage() + "; start the client from within the desktop session", e);
        } catch (LinkageError e) {
            throw unavailable("libgio-2.0.so.0 cannot be loaded; install libglib2.0-0", e);
        }
    }

    /** Throws unless the desktop lets screens be shared. */
    void require() throws MediaException {
        try {
            if (number("AvailableSourceTypes") == 0) {
                throw unavailable("the desktop's portal has no screens to share; " + MEND, null);
            }
        } catch (IOException e) {
            throw unavailable("no portal of the desktop shares screens: " + e.getMessage() + "; " + MEND, e);
        }
    }

    /**
     * Lets the user choose. Blocks until he has, or {@code stopped}.
     *
     * @param memory of a former choice, which is taken again without asking where that is possible; may be empty
     */
    Choice choose(String memory, BooleanSupplier stopped) throws MediaException {
        require();
        try {
            int types = number("AvailableSourceTypes") & SCREENS_AND_WINDOWS;
            boolean remembers = number("version") >= REMEMBERS;
            String pointer = (number("AvailableCursorModes") & POINTER_EMBEDDED) == 0 ? "" : ", 'cursor_mode': <uint32 " + POINTER_EMBEDDED + ">";
            String persist = remembers ? ", 'persist_mode': <uint32 " + WHILE_THIS_RUNS + ">" : "";
            session = String.valueOf(request(stopped, "CreateSession", "({'session_handle_token': <%s>, 'handle_token': <%s>},)", "parley" + TOKENS.incrementAndGet()).get("session_handle"));
            bus.listen(new BusConnection.Address(NAME, session, "org.freedesktop.portal.Session"), "Closed", nothing -> ended = true);
            String select = "(%o, {'types': <uint32 " + types + ">" + pointer + persist;
            if (remembers && !memory.isEmpty()) {
                request(stopped, "SelectSources", select + ", 'restore_token': <%s>, 'handle_token': <%s>})", session, memory);
            } else {
                request(stopped, "SelectSources", select + ", 'handle_token': <%s>})", session);
            }
            return choice(request(stopped, "Start", "(%o, '', {'handle_token': <%s>})", session));
        } catch (IOException e) {
            throw new MediaException(MediaException.Kind.FAILED, "the desktop's portal shares nothing: " + e.getMessage(), e);
        }
    }

    /** A descriptor of PipeWire with the stream, which is the caller's to close. */
    int stream() throws IOException {
        return bus.callForDescriptor(CAST, "OpenPipeWireRemote", "(%o, @a{sv} {})", session);
    }

    /** Whether the desktop has ended it, or is gone. */
    boolean isEnded() {
        bus.dispatch();
        return ended || bus.isClosed();
    }

    /** The desktop shows its dialog no more, and shares nothing. Idempotent. */
    @Override
    public void close() {
        bus.close();
    }

    private int number(String property) throws IOException {
        List<?> answer = bus.call(PROPERTIES, "Get", "(%s, %s)", CAST.contract(), property);
        return !answer.isEmpty() && answer.get(0) instanceof Integer number ? number : 0;
    }

    /** Asks for something and waits for what comes of it, a signal of an object whose path is known before (org.freedesktop.portal.Request). */
    private Map<?, ?> request(BooleanSupplier stopped, String method, String format, Object... values) throws IOException, MediaException {
        String token = "parley" + TOKENS.incrementAndGet();
        String path = PATH + "/request/" + bus.name().substring(1).replace('.', '_') + "/" + token;
        List<?>[] response = new List<?>[1];
        bus.listen(new BusConnection.Address(NAME, path, "org.freedesktop.portal.Request"), "Response", heard -> response[0] = heard);
        Object[] all = Arrays.copyOf(values, values.length + 1);
        all[values.length] = token;
        bus.call(CAST, method, format, all);
        while (response[0] == null) {
            if (stopped.getAsBoolean()) {
                throw new MediaException(MediaException.Kind.CLOSED, "nothing is shared: it was stopped before a screen or window was chosen", null);
            }
            // a refusal and the end of its session may come together
            boolean gone = isEnded();
            if (gone && response[0] == null) {
                throw new IOException("it has closed the session");
            }
            if (response[0] == null) {
                LockSupport.parkNanos(LOOK_NANOS);
            }
        }
        return results(method, response[0]);
    }

    private static Map<?, ?> results(String method, List<?> response) throws IOException, MediaException {
        if (response.size() != 2 || !(response.get(0) instanceof Integer code) || !(response.get(1) instanceof Map<?, ?> results)) {
            throw new IOException("its answer to " + method + " cannot be read");
        }
        if (code == REFUSED) {
            throw new MediaException(MediaException.Kind.REFUSED, "nothing is shared: no screen or window was chosen", null);
        }
        if (code != DONE) {
            throw new IOException(method + " has failed");
        }
        return results;
    }

    private static Choice choice(Map<?, ?> results) throws IOException {
        if (results.get("streams") instanceof List<?> streams && !streams.isEmpty() && streams.get(0) instanceof List<?> stream && stream.size() == 2
            && stream.get(0) instanceof Integer node && stream.get(1) instanceof Map<?, ?> properties) {
            List<?> size = properties.get("size") instanceof List<?> list && list.size() == 2 ? list : List.of();
            String memory = results.get("restore_token") instanceof String token ? token : "";
            return new Choice(node, Integer.valueOf(WINDOW).equals(properties.get("source_type")), size, memory);
        }
        throw new IOException("it has named no stream");
    }

    private static MediaException unavailable(String message, Throwable cause) {
        return new MediaException(MediaException.Kind.UNAVAILABLE, message, cause);
    }
}
