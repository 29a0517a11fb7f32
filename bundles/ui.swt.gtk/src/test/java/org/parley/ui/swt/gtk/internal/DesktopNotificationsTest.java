package org.parley.ui.swt.gtk.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a real bus, with a desktop's service and without. GIO takes the bus of the environment, so another Java process shows the notification. */
class DesktopNotificationsTest {
    @TempDir
    private Path folder;
    private Process bus;
    private String address;

    /** What a desktop offers. */
    @DBusInterfaceName("org.freedesktop.Notifications")
    public interface Desktop extends DBusInterface {
        UInt32 Notify(String program, UInt32 replaces, String icon, String title, String text, List<String> buttons, Map<String, Variant<?>> hints, int millis);

        void CloseNotification(UInt32 id);
    }

    /** Says what it is asked for. */
    static final class Listening implements Desktop {
        final BlockingQueue<String> asked = new LinkedBlockingQueue<>();

        @Override
        public UInt32 Notify(String program, UInt32 replaces, String icon, String title, String text, List<String> buttons, Map<String, Variant<?>> hints, int millis) {
            asked.add(program + ": " + title + ": " + text + ": " + hints.keySet());
            return new UInt32(42);
        }

        @Override
        public void CloseNotification(UInt32 id) {
            asked.add("close " + id);
        }

        @Override
        public String getObjectPath() {
            return "/org/freedesktop/Notifications";
        }
    }

    /** Shows one and takes it away again. */
    public static final class Shower {
        private Shower() {}

        public static void main(String[] args) {
            try {
                new DesktopNotifications().show("Anruf", "ä 呼び出し is calling you").run();
                System.out.println("shown");
            } catch (IOException e) {
                System.out.println(e.getMessage());
            }
        }
    }

    @BeforeEach
    void openBus() throws IOException {
        bus = new ProcessBuilder("dbus-daemon", "--session", "--nofork", "--print-address", "--address=unix:path=" + folder.resolve("bus")).redirectError(folder.resolve("bus.err").toFile()).start();
        address = bus.inputReader().readLine();
        assertThat(address).as("dbus-daemon: %s", Files.readString(folder.resolve("bus.err"))).startsWith("unix:");
    }

    @AfterEach
    void closeBus() throws InterruptedException {
        bus.destroy();
        bus.waitFor();
    }

    private String show(String busAddress) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
            Shower.class.getName()).redirectErrorStream(true);
        builder.environment().put("DBUS_SESSION_BUS_ADDRESS", busAddress);
        Process process = builder.start();
        try (BufferedReader said = process.inputReader()) {
            String last = "";
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                last = line;
            }
            process.waitFor();
            return last;
        }
    }

    @Test
    void aNotificationIsShownAndTakenAwayAgain() throws IOException, InterruptedException, DBusException {
        Listening desktop = new Listening();
        try (DBusConnection connection = DBusConnectionBuilder.forAddress(address).withShared(false).build()) {
            connection.requestBusName("org.freedesktop.Notifications");
            connection.exportObject(desktop);
            assertThat(show(address)).isEqualTo("shown");
            assertThat(desktop.asked.poll(5, TimeUnit.SECONDS)).isEqualTo("Parley: Anruf: ä 呼び出し is calling you: [category]");
            assertThat(desktop.asked.poll(5, TimeUnit.SECONDS)).isEqualTo("close 42");
        }
    }

    @Test
    void aDesktopWithoutNotificationsIsAReason() throws IOException, InterruptedException {
        assertThat(show(address)).startsWith("the session bus says: ").contains("org.freedesktop.Notifications");
    }

    @Test
    void noBusIsAReason() throws IOException, InterruptedException {
        assertThat(show("unix:path=" + folder.resolve("nowhere"))).startsWith("the session bus says: ");
    }
}
