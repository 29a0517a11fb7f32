package org.parley.itests.window;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.parley.itests.Child;

/** A client with its windows, used as a person does: looks for a thing by its name, waits for it to be shown, clicks, types. Whatever is waited for is waited for within {@link #PATIENCE}. */
public final class Window implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String user;
    private final Child process;
    private final VirtualDisplay display;
    private final Path data;
    private BufferedReader answers;
    private PrintWriter questions;

    private Window(String user, Child process, VirtualDisplay display, Path data) {
        this.user = user;
        this.process = process;
        this.display = display;
        this.data = data;
    }

    /** Starts {@code parley client}; the user's data is in {@code folder/user}. */
    static Window open(String user, WatchedDistribution distribution, VirtualDisplay display, Path folder, Map<String, String> environment, String... arguments) {
        Map<String, String> all = new HashMap<>(Map.of("DISPLAY", display.name(), "HOME", folder.toString(), "PARLEY_INSTALL", "no", "LANG", "C.UTF-8", "LC_ALL", "C.UTF-8", "NO_AT_BRIDGE", "1", "GSETTINGS_BACKEND", "memory"));
        all.putAll(environment);
        String[] command = Stream.concat(Stream.of("client"), Arrays.stream(arguments)).toArray(String[]::new);
        Path data = folder.resolve(user).resolve("parley");
        try {
            Files.deleteIfExists(data.resolve("driver.port"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        Child process = Child.start(user, distribution.home(), Path.of(System.getProperty("java.home")), folder, all, command);
        return new Window(user, process, display, data);
    }

    /** The widget once it is shown. */
    Widget shown(String key) {
        return await(key, "shown", Widget::visible);
    }

    /** The widget once it is shown and says something that contains {@code text}. */
    Widget says(String key, String text) {
        return await(key, "saying '" + text + "'", w -> w.visible() && (w.text() + "\n" + w.name()).contains(text));
    }

    /** The first of all widgets of that name that is shown and says something that contains {@code text}. */
    Widget oneSays(String key, String text) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        for (;;) {
            Optional<Widget> widget = widgets().stream().filter(w -> w.key().equals(key) && w.visible() && (w.text() + "\n" + w.name()).contains(text)).findFirst();
            if (widget.isPresent()) {
                return widget.get();
            }
            fail(end, "no " + key + " says '" + text + "'");
        }
    }

    /** Returns when no such widget is shown. */
    void gone(String key) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (find(key).filter(Widget::visible).isPresent()) {
            fail(end, key + " is still shown");
        }
    }

    /** The widget once it fits; the failure says what else there is. */
    Widget await(String key, String what, Predicate<Widget> wanted) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        for (;;) {
            Optional<Widget> widget = find(key);
            if (widget.isPresent() && wanted.test(widget.get())) {
                return widget.get();
            }
            fail(end, key + " is not " + what + widget.map(w -> ", but " + w).orElse(""));
        }
    }

    Optional<Widget> find(String key) {
        JsonElement result = ask(request("find", key));
        return result == null || result.isJsonNull() ? Optional.empty() : Optional.of(Widget.of(result.getAsJsonObject()));
    }

    /** Clicks the widget once it can be. */
    void click(String key) {
        Widget widget = await(key, "shown and enabled", w -> w.visible() && w.enabled());
        display.click(widget.centreX(), widget.centreY(), 1);
    }

    void doubleClick(String key) {
        Widget widget = await(key, "shown and enabled", w -> w.visible() && w.enabled());
        display.click(widget.centreX(), widget.centreY(), 2);
    }

    /** Replaces what stands in a field. */
    void enter(String key, String text) {
        focus(key);
        display.press("ctrl+a");
        display.press("BackSpace");
        display.type(text);
        await(key, "filled in", w -> w.text().equals(text) || !w.text().isEmpty() && w.text().chars().allMatch(c -> c == '●' || c == '•' || c == '*'));
    }

    /** Clicks a field until it has the focus. */
    void focus(String key) {
        click(key);
        await(key, "focused", Widget::focus);
    }

    /** Types into whatever has the focus. */
    void type(String text) {
        display.type(text);
    }

    /** The titles of its windows, the system's dialogs among them. */
    List<String> titles() {
        return display.titles(process.pid());
    }

    /** Presses keys together while this window is in front. */
    void press(String keys) {
        display.press(keys);
    }

    /** Takes the widget to another place of its window, by the mouse. */
    void drag(String key, int toX, int toY) {
        Widget widget = shown(key);
        display.drag(widget.centreX(), widget.centreY(), toX, toY);
    }

    /** Moves the window that has the widget, and brings it to the front. */
    void place(String key, int x, int y) {
        shown(key);
        JsonObject request = request("place", key);
        request.addProperty("x", x);
        request.addProperty("y", y);
        ask(request);
    }

    /** Lays a card of one colour upon the screen, by this process. */
    void layCard(int rgb, int x, int y, int width, int height) {
        JsonObject request = request("card", "");
        request.addProperty("rgb", rgb);
        request.addProperty("x", x);
        request.addProperty("y", y);
        request.addProperty("width", width);
        request.addProperty("height", height);
        ask(request);
    }

    /** The window, without its frame, that has the widget. */
    Widget shellOf(String key) {
        shown(key);
        return Widget.of(ask(request("shell", key)).getAsJsonObject());
    }

    /** What is painted where the widget is. */
    BufferedImage look(String key) {
        Widget widget = shown(key);
        return display.look(widget.x(), widget.y(), widget.width(), widget.height());
    }

    /** Closes the window of that title by the button of its frame. */
    void closeByFrame(String title) {
        display.closeWindow(process.pid(), title);
    }

    List<Widget> widgets() {
        return list("keys");
    }

    List<Widget> shells() {
        return list("shells");
    }

    private List<Widget> list(String what) {
        List<Widget> all = new ArrayList<>();
        JsonElement result = ask(request(what, ""));
        if (result != null && result.isJsonArray()) {
            result.getAsJsonArray().forEach(e -> all.add(Widget.of(e.getAsJsonObject())));
        }
        return all;
    }

    String user() {
        return user;
    }

    Child process() {
        return process;
    }

    /** The folder of the user's data. */
    Path data() {
        return data;
    }

    private static JsonObject request(String what, String key) {
        JsonObject request = new JsonObject();
        request.addProperty("do", what);
        request.addProperty("key", key);
        return request;
    }

    /** Null while there are no windows. */
    private JsonElement ask(JsonObject request) {
        try {
            if (questions == null && !connect()) {
                return null;
            }
            questions.println(request);
            String answer = answers.readLine();
            if (answer == null) {
                throw new AssertionError(user + " has ended: " + process.errors());
            }
            return JsonParser.parseString(answer).getAsJsonObject().get("result");
        } catch (IOException e) {
            throw new AssertionError(user + " does not answer: " + process.errors(), e);
        }
    }

    private boolean connect() throws IOException {
        Path port = data.resolve("driver.port");
        if (!Files.exists(port)) {
            return false;
        }
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(Files.readString(port).strip()));
        socket.setSoTimeout((int) PATIENCE.toMillis());
        answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        questions = new PrintWriter(socket.getOutputStream(), true, StandardCharsets.UTF_8);
        return true;
    }

    /** Fails when it is too late, otherwise lets a little time pass. */
    private void fail(long end, String what) {
        if (System.nanoTime() > end) {
            throw new AssertionError(user + ": " + what + " within " + PATIENCE.toSeconds() + " s; shown are " + widgets().stream().filter(Widget::visible).toList() + "; " + process.errors());
        }
        LockSupport.parkNanos(30_000_000);
    }

    @Override
    public void close() {
        process.close();
    }
}
