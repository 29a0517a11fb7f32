package org.parley.media.screen.internal.x;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.LongByReference;
import com.sun.jna.ptr.PointerByReference;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** A connection to the X server. For one thread at a time; a call waits for the server, as long as that takes. */
public final class XDisplay implements AutoCloseable {
    private static final int ATTRIBUTES_BYTES = 136;
    private static final int MONITOR_BYTES = 56;
    private static final long MOST_LONGS = 4_096;
    private static final int MOST_TITLE = 200;

    final Pointer pointer;
    private final Memory attributes = new Memory(ATTRIBUTES_BYTES);
    private final long root;

    private XDisplay(Pointer pointer) {
        this.pointer = pointer;
        root = X.LIB.XDefaultRootWindow(pointer);
    }

    /** The server of that name, such as {@code :0}; empty when it does not answer. */
    public static Optional<XDisplay> open(String name) {
        X.survive();
        Pointer pointer = X.LIB.XOpenDisplay(name);
        if (pointer == null) {
            return Optional.empty();
        }
        X.survive(pointer);
        return Optional.of(new XDisplay(pointer));
    }

    @Override
    public void close() {
        X.LIB.XCloseDisplay(pointer);
    }

    /** The window behind all others. */
    public long root() {
        return root;
    }

    /** The monitors; one for all where the server does not tell them apart. */
    public List<Area> monitors() {
        List<Area> areas = new ArrayList<>();
        IntByReference count = new IntByReference();
        Pointer monitors = X.RANDR == null ? null : X.RANDR.XRRGetMonitors(pointer, root, 1, count);
        if (monitors != null) {
            for (int i = 0; i < count.getValue(); i++) {
                Pointer monitor = monitors.share((long) i * MONITOR_BYTES);
                areas.add(new Area(atomName(monitor.getLong(0)), monitor.getInt(20), monitor.getInt(24), monitor.getInt(28), monitor.getInt(32)));
            }
            X.RANDR.XRRFreeMonitors(monitors);
        }
        if (areas.isEmpty()) {
            state(root).ifPresent(all -> areas.add(new Area("screen", 0, 0, all.width(), all.height())));
        }
        return areas;
    }

    /** The windows of the window manager that are on the screen, topmost first; none without one. */
    public List<Long> windows() {
        List<Long> windows = longs(root, "_NET_CLIENT_LIST_STACKING");
        if (windows.isEmpty()) {
            windows = longs(root, "_NET_CLIENT_LIST");
        }
        long hidden = atom("_NET_WM_STATE_HIDDEN");
        List<Long> shown = new ArrayList<>(windows.stream().filter(window -> state(window).filter(WindowState::viewable).isPresent()
                && !longs(window, "_NET_WM_STATE").contains(hidden)).toList());
        Collections.reverse(shown);
        return shown;
    }

    /** What a window is like; empty when it is gone. */
    public Optional<WindowState> state(long window) {
        if (X.LIB.XGetWindowAttributes(pointer, window, attributes) == 0) {
            return Optional.empty();
        }
        return Optional.of(new WindowState(attributes.getInt(8), attributes.getInt(12), attributes.getInt(16), attributes.getInt(92) == Xlib.IS_VIEWABLE,
                attributes.getInt(20), attributes.getPointer(24)));
    }

    /** Its title for people, on one line; empty where it has none. */
    public String title(long window) {
        String title = utf8(window, "_NET_WM_NAME").or(() -> fetched(window)).orElse("");
        String clean = title.replaceAll("\\p{Cntrl}+", " ").strip();
        return clean.substring(0, Math.min(MOST_TITLE, clean.length()));
    }

    /** Where the corner of a window lies on the root window; empty when it is gone. */
    public Optional<int[]> corner(long window) {
        IntByReference x = new IntByReference();
        IntByReference y = new IntByReference();
        boolean known = X.LIB.XTranslateCoordinates(pointer, window, root, 0, 0, x, y, new LongByReference()) != 0;
        return known ? Optional.of(new int[] {x.getValue(), y.getValue()}) : Optional.empty();
    }

    private long atom(String name) {
        return X.LIB.XInternAtom(pointer, name, 0);
    }

    private String atomName(long atom) {
        Pointer name = X.LIB.XGetAtomName(pointer, atom);
        if (name == null) {
            return "screen";
        }
        String text = name.getString(0);
        X.LIB.XFree(name);
        return text;
    }

    private List<Long> longs(long window, String property) {
        return this.<List<Long>>property(window, property, 32, (value, items) -> {
            List<Long> all = new ArrayList<>();
            for (long one : value.getLongArray(0, items)) {
                all.add(one);
            }
            return all;
        }).orElse(List.of());
    }

    private Optional<String> utf8(long window, String property) {
        return property(window, property, 8, (value, items) -> new String(value.getByteArray(0, items), StandardCharsets.UTF_8));
    }

    private Optional<String> fetched(long window) {
        PointerByReference name = new PointerByReference();
        if (X.LIB.XFetchName(pointer, window, name) == 0 || name.getValue() == null) {
            return Optional.empty();
        }
        String text = name.getValue().getString(0, "ISO-8859-1");
        X.LIB.XFree(name.getValue());
        return Optional.of(text);
    }

    private interface Reading<T> {
        T read(Pointer value, int items);
    }

    private <T> Optional<T> property(long window, String property, int format, Reading<T> reading) {
        LongByReference type = new LongByReference();
        IntByReference actual = new IntByReference();
        LongByReference items = new LongByReference();
        PointerByReference value = new PointerByReference();
        int failed = X.LIB.XGetWindowProperty(pointer, window, atom(property), 0, MOST_LONGS, 0, 0, type, actual, items, new LongByReference(), value);
        if (failed != 0 || value.getValue() == null) {
            return Optional.empty();
        }
        try {
            return actual.getValue() == format && items.getValue() > 0 ? Optional.of(reading.read(value.getValue(), (int) items.getValue())) : Optional.empty();
        } finally {
            X.LIB.XFree(value.getValue());
        }
    }
}
