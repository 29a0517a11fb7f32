package org.parley.media.screen.internal.desktop;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/** A compositor's part of the portal: asks nobody, but gives the answers that a test lays down. */
public final class PlayedCompositor implements CastBackend, Properties {
    static final String NAME = "org.freedesktop.impl.portal.desktop.parley";
    private static final int REFUSED = 1;
    private static final int NOTHING = -1;
    private static final int LONGEST_SECONDS = 60;

    private final DBusConnection bus;
    private final BlockingQueue<Integer> answers = new ArrayBlockingQueue<>(1);
    /** What it heard, each followed by the session: {@code asked}, {@code taken back}, {@code closed}. */
    public final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private volatile Map<String, Variant<?>> selected = Map.of();
    private volatile String session;

    PlayedCompositor(DBusConnection bus) throws DBusException {
        this.bus = bus;
        bus.exportObject(getObjectPath(), this);
        bus.requestBusName(NAME);
    }

    /** The user chooses what that node of PipeWire streams. */
    public void choose(int node) {
        answers.add(node);
    }

    /** The user chooses nothing. */
    public void refuse() {
        answers.add(NOTHING);
    }

    /** The user, or the compositor, ends what is shared. */
    public void end() throws DBusException {
        bus.sendMessage(new Session.Closed(session));
    }

    /** The latest session. */
    public String session() {
        return session;
    }

    /** What the client asked for, such as {@code types}. */
    public Object asked(String option) {
        Variant<?> value = selected.get(option);
        return value == null ? null : value.getValue();
    }

    @Override
    public Answer<UInt32, Map<String, Variant<?>>> CreateSession(DBusPath handle, DBusPath path, String application, Map<String, Variant<?>> options) throws DBusException {
        session = path.getPath();
        bus.exportObject(session, new Session() {
            @Override
            public void Close() {
                heard.add("closed " + path.getPath());
            }

            @Override
            public String getObjectPath() {
                return path.getPath();
            }
        });
        return answer(0, Map.of());
    }

    @Override
    public Answer<UInt32, Map<String, Variant<?>>> SelectSources(DBusPath handle, DBusPath path, String application, Map<String, Variant<?>> options) {
        selected = new HashMap<>(options);
        return answer(0, Map.of());
    }

    @Override
    public Answer<UInt32, Map<String, Variant<?>>> Start(DBusPath handle, DBusPath path, String application, String window, Map<String, Variant<?>> options) throws DBusException {
        bus.exportObject(handle.getPath(), new Request() {
            @Override
            public void Close() {
                heard.add("taken back " + path.getPath());
                refuse();
            }

            @Override
            public String getObjectPath() {
                return handle.getPath();
            }
        });
        heard.add("asked " + path.getPath());
        try {
            Integer node = answers.poll(LONGEST_SECONDS, TimeUnit.SECONDS);
            if (node == null || node == NOTHING) {
                return answer(REFUSED, Map.of());
            }
            StreamEntry stream = new StreamEntry(new UInt32(node), Map.of("source_type", new Variant<>(new UInt32(1))));
            return answer(0, Map.of("streams", new Variant<>(List.of(stream), "a(ua{sv})")));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            bus.unExportObject(handle.getPath());
        }
    }

    @Override
    @SuppressWarnings("unchecked")
    public <A> A Get(String contract, String property) {
        return (A) GetAll(contract).get(property).getValue();
    }

    @Override
    public <A> void Set(String contract, String property, A value) {
        throw new UnsupportedOperationException(property);
    }

    /** Screens and windows; the pointer hidden or within the picture. */
    @Override
    public Map<String, Variant<?>> GetAll(String contract) {
        return Map.of("AvailableSourceTypes", new Variant<>(new UInt32(3)), "AvailableCursorModes", new Variant<>(new UInt32(3)), "version", new Variant<>(new UInt32(4)));
    }

    @Override
    public String getObjectPath() {
        return "/org/freedesktop/portal/desktop";
    }

    private static Answer<UInt32, Map<String, Variant<?>>> answer(int code, Map<String, Variant<?>> results) {
        return new Answer<>(new UInt32(code), results);
    }
}
