package org.parley.media.screen.internal.desktop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBus;

/** A bus, PipeWire with its session manager, and the portal, all in one folder, apart from the desktop that a developer may have. */
public final class PlayedDesktop implements AutoCloseable {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final Pattern ID = Pattern.compile("(?m)^    \"id\": (\\d+),");

    private final Path folder;
    private final Map<String, String> environment;
    private final List<Process> processes = new ArrayList<>();
    private DBusConnection bus;
    private PlayedCompositor compositor;
    private int streams;

    /** Starts all of it; its files lie in {@code folder}. */
    public PlayedDesktop(Path folder) throws IOException, DBusException {
        this.folder = folder;
        Path run = Files.createDirectory(folder.resolve("run"), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        environment = Map.of("XDG_RUNTIME_DIR", run.toString(), "DBUS_SESSION_BUS_ADDRESS", "unix:path=" + folder.resolve("bus"), "HOME", folder.toString(),
            "XDG_CONFIG_HOME", folder.resolve("config").toString(), "XDG_STATE_HOME", folder.resolve("state").toString(), "XDG_CURRENT_DESKTOP", "parley",
            "XDG_DESKTOP_PORTAL_DIR", folder.resolve("portals").toString());
        write();
        try {
            startAll(run);
        } catch (IOException | DBusException | RuntimeException | AssertionError e) {
            close();
            throw e;
        }
    }

    private void startAll(Path run) throws IOException, DBusException {
        start("dbus-daemon", "--nofork", "--config-file=" + folder.resolve("bus.conf"));
        await("the bus", () -> Files.exists(folder.resolve("bus")));
        bus = DBusConnectionBuilder.forAddress(environment.get("DBUS_SESSION_BUS_ADDRESS")).withShared(false).build();
        compositor = new PlayedCompositor(bus);
        start("pipewire");
        await("PipeWire", () -> Files.exists(run.resolve("pipewire-0")));
        start(sessionManager());
        start(Stream.of("/usr/libexec", "/usr/lib").map(place -> Path.of(place, "xdg-desktop-portal")).filter(Files::isExecutable).findFirst()
            .orElseThrow(() -> new AssertionError("there is no xdg-desktop-portal; ./parley test installs it")).toString());
        DBus names = bus.getRemoteObject("org.freedesktop.DBus", "/org/freedesktop/DBus", DBus.class);
        await("the portal", () -> names.NameHasOwner("org.freedesktop.portal.Desktop"));
    }

    /** WirePlumber, which links streams but leaves the machine's devices alone: in a configuration of its own (0.4), or a profile. */
    private static String[] sessionManager() {
        return Files.exists(Path.of("/usr/share/wireplumber/policy.conf")) ? new String[] {"wireplumber", "-c", "policy.conf"} : new String[] {"wireplumber", "-p", "policy"};
    }

    /** The environment of a program of this desktop. */
    public Map<String, String> environment() {
        return environment;
    }

    public PlayedCompositor compositor() {
        return compositor;
    }

    /** Streams pictures of GStreamer's elements, and tells the node. */
    public int stream(String elements) throws IOException {
        String name = "parley-" + ++streams;
        List<String> command = new ArrayList<>(List.of("gst-launch-1.0", "-q"));
        command.addAll(List.of(elements.replace("OUT", "pipewiresink mode=provide stream-properties=props,media.class=Video/Source,node.name=" + name).split(" ")));
        start(command.toArray(String[]::new));
        int[] node = new int[1];
        await("the stream", () -> {
            node[0] = node(name);
            return node[0] > 0;
        });
        return node[0];
    }

    /** pw-dump prints what there is as JSON, the id of each before its properties. */
    private int node(String name) throws IOException {
        Process dump = builder("pw-dump").redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String all = new String(dump.getInputStream().readAllBytes());
        int at = all.indexOf("\"node.name\": \"" + name + "\"");
        int id = 0;
        for (Matcher ids = ID.matcher(all); at > 0 && ids.find() && ids.start() < at; ) {
            id = Integer.parseInt(ids.group(1));
        }
        return id;
    }

    private void write() throws IOException {
        Files.writeString(folder.resolve("bus.conf"), """
            <!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN" "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
            <busconfig><type>session</type><listen>%s</listen><auth>EXTERNAL</auth>
            <policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>
            """.formatted(environment.get("DBUS_SESSION_BUS_ADDRESS")));
        Path portals = Files.createDirectory(folder.resolve("portals"));
        Files.writeString(portals.resolve("parley.portal"), "[portal]\nDBusName=" + PlayedCompositor.NAME + "\nInterfaces=org.freedesktop.impl.portal.ScreenCast\nUseIn=parley\n");
        Files.writeString(portals.resolve("parley-portals.conf"), "[preferred]\ndefault=parley\n");
    }

    private void start(String... command) throws IOException {
        Path log = folder.resolve(Path.of(command[0]).getFileName() + "-" + processes.size() + ".log");
        try {
            processes.add(builder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start());
        } catch (IOException e) {
            throw new IOException(e.getMessage() + "; ./parley test installs what is missing", e);
        }
    }

    private ProcessBuilder builder(String... command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeAll(List.of("DISPLAY", "WAYLAND_DISPLAY", "PIPEWIRE_REMOTE"));
        builder.environment().putAll(environment);
        return builder;
    }

    /** Something that may fail. */
    private interface Condition {
        boolean isMet() throws IOException, DBusException;
    }

    private void await(String what, Condition condition) throws IOException {
        long end = System.nanoTime() + PATIENCE_NANOS;
        try {
            while (!condition.isMet()) {
                if (System.nanoTime() > end) {
                    throw new AssertionError("waited in vain for " + what + "; " + logs());
                }
                LockSupport.parkNanos(LOOK_NANOS);
            }
        } catch (DBusException e) {
            throw new IOException(e);
        }
    }

    /** What its programs say, for a test that fails. */
    public String logs() throws IOException {
        StringBuilder said = new StringBuilder();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path log : files.filter(file -> file.toString().endsWith(".log")).toList()) {
                said.append(log.getFileName()).append(": ").append(Files.readString(log)).append('\n');
            }
        }
        return said.toString();
    }

    @Override
    public void close() throws IOException {
        if (bus != null) {
            bus.close();
        }
        for (int i = processes.size() - 1; i >= 0; i--) {
            processes.get(i).destroy();
        }
        try {
            for (Process process : processes) {
                if (!process.waitFor(5, TimeUnit.SECONDS)) {
                    process.destroyForcibly().waitFor();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
