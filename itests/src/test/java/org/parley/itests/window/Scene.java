package org.parley.itests.window;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.parley.itests.Child;
import org.parley.itests.Distribution;

/** A display, a server, and the people whose windows stand on it side by side; all are processes, which end with the scene. */
final class Scene implements AutoCloseable {
    static final String PASSWORD = "correct horse battery";
    private static final int WINDOW_WIDTH = 1_020;

    private final Path folder;
    private final WatchedDistribution distribution;
    private final VirtualDisplay display;
    private final List<Window> windows = new ArrayList<>();
    private final List<Child> bots = new ArrayList<>();
    private Child server;
    private String tls;
    private String tcp;
    private String fingerprint;

    private Scene(Path folder, int width, int height) throws IOException {
        this.folder = folder;
        distribution = WatchedDistribution.in(folder.resolve("parley"));
        display = VirtualDisplay.start(folder.resolve("display"), width, height);
        tls = "tls://127.0.0.1:0";
        tcp = "tcp://127.0.0.1:0";
        startServer();
    }

    /** A scene with room for so many windows beside each other. */
    static Scene forWindows(String name, int count) {
        return ofPixels(name, WINDOW_WIDTH * count, 900);
    }

    static Scene ofPixels(String name, int width, int height) {
        try {
            return new Scene(WatchedDistribution.sandbox(name), width, height);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts the server, where it was before if there was one. */
    void startServer() {
        server = Child.start("server", distribution.home(), Path.of(System.getProperty("java.home")), folder, "server", "--listen", tls, "--listen", tcp, "--data", folder.resolve("server-data").toString());
        tls = server.line("listening ");
        tcp = server.line("listening ");
        fingerprint = server.line("fingerprint ").replace("SHA-256 ", "");
    }

    /** Stops it, as an operator does. */
    void stopServer() {
        server.terminate();
        server.exitCode();
    }

    /** Opens a client's window and moves it to that place from the left; its camera is the test pattern. */
    Window open(String user, int place, String... more) {
        return open(user, place, Map.of(), more);
    }

    Window open(String user, int place, Map<String, String> environment, String... more) {
        return openAt(user, 10 + WINDOW_WIDTH * place, 40, environment, more);
    }

    /** Moves a window to its place. */
    void place(Window window, int place) {
        window.place("main", 10 + WINDOW_WIDTH * place, 40);
    }

    /** Opens one at a point of the screen; options in {@code more} come in place of the usual ones. */
    Window openAt(String user, int x, int y, Map<String, String> environment, String... more) {
        List<String> arguments = new ArrayList<>(List.of("--microphone", "silence", "--speaker", "none"));
        if (!List.of(more).contains("--camera")) {
            arguments.addAll(List.of("--camera", "pattern", "--size", "640x480"));
        }
        arguments.addAll(List.of(more));
        Window window = Window.open(user, distribution, display, folder, environment, arguments.toArray(String[]::new));
        windows.add(window);
        window.place("main", x, y);
        return window;
    }

    /** A client without a window who answers by himself. */
    Child bot(String user) {
        try {
            Path password = java.nio.file.Files.writeString(folder.resolve(user + ".password"), PASSWORD + "\n");
            Child bot = Child.start(user, Distribution.home(), Path.of(System.getProperty("java.home")), folder, "client", "--headless", "--json", "--server", tcp, "--user", user, "--password-file",
                password.toString(), "--register", "--auto-answer", "--camera", "pattern", "--microphone", "silence", "--speaker", "none", "--with-parent");
            bots.add(bot);
            bot.event("event=signaling", "state=logged-in");
            return bot;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes an account by the window, over a connection that needs no certificate. */
    void register(Window window) {
        connect(window, tcp);
        window.click("signin.mode.register");
        window.enter("signin.user", window.user());
        window.enter("signin.password", PASSWORD);
        window.enter("signin.repeat", PASSWORD);
        window.click("signin.button");
        window.gone("signin.button");
    }

    /** Fills in the server's address and goes on. */
    void connect(Window window, String address) {
        window.enter("connect.server", address);
        window.click("connect.button");
    }

    VirtualDisplay display() {
        return display;
    }

    WatchedDistribution distribution() {
        return distribution;
    }

    Path folder() {
        return folder;
    }

    String tls() {
        return tls;
    }

    String tcp() {
        return tcp;
    }

    String fingerprint() {
        return fingerprint;
    }

    @Override
    public void close() {
        windows.forEach(window -> window.process().kill());
        bots.forEach(Child::kill);
        server.kill();
        display.close();
    }
}
