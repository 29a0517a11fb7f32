package org.parley.itests.window;

import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.parley.itests.Services;

/** An X display in memory with a window manager, whose pixels can be looked at, and hands that move its mouse and press its keys. */
public final class VirtualDisplay implements AutoCloseable {
    private static final int COLOUR_BYTES = 12;

    /** The one that tests use now: they run one after the other. */
    static final AtomicReference<VirtualDisplay> LATEST = new AtomicReference<>();

    private final Path folder;
    private final List<Process> processes = new ArrayList<>();
    private final String name;
    private final ByteBuffer pixels;
    private final int bytesPerLine;
    private final int width;
    private final int height;

    private VirtualDisplay(Path folder, int width, int height) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.width = width;
        this.height = height;
        // -r: no key repeats by itself while the machine is too busy to let it go
        Process server = start(new ProcessBuilder("Xvfb", "-displayfd", "1", "-screen", "0", width + "x" + height + "x24", "-fbdir", folder.toString(), "-nolisten", "tcp", "-noreset", "-r"), "Xvfb");
        BufferedReader said = new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.US_ASCII));
        String number = said.readLine();
        if (number == null) {
            throw new AssertionError("Xvfb did not start: " + Files.readString(folder.resolve("Xvfb.log")));
        }
        name = ":" + number.strip();
        try (FileChannel file = FileChannel.open(folder.resolve("Xvfb_screen0"))) {
            ByteBuffer all = file.map(FileChannel.MapMode.READ_ONLY, 0, file.size()).order(ByteOrder.BIG_ENDIAN); // XWDFile.h
            bytesPerLine = all.getInt(12 * 4);
            int start = all.getInt(0) + all.getInt(19 * 4) * COLOUR_BYTES;
            pixels = all.position(start).slice().order(ByteOrder.LITTLE_ENDIAN);
        }
    }

    /** Starts one of that many pixels; everything of it is below {@code folder}. */
    public static VirtualDisplay start(Path folder, int width, int height) {
        try {
            VirtualDisplay display = new VirtualDisplay(folder, width, height);
            LATEST.set(display);
            display.tool("openbox", "--sm-disable");
            Services.eventually("a window manager answers", () -> display.run("wmctrl", "-m") == 0);
            return display;
        } catch (IOException e) {
            throw new AssertionError(e.getMessage() + "; ./parley test installs xvfb, openbox, wmctrl and xdotool", e);
        }
    }

    /** What {@code DISPLAY} must be. */
    public String name() {
        return name;
    }

    /** A part of what is on the screen now. */
    public BufferedImage look(int x, int y, int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                image.setRGB(column, row, pixels.getInt((y + row) * bytesPerLine + (x + column) * 4) & 0xFFFFFF);
            }
        }
        return image;
    }

    /** All that is on the screen now. */
    public BufferedImage look() {
        return look(0, 0, width, height);
    }

    /** Moves the mouse there and clicks, {@code times} times. */
    public void click(int x, int y, int times) {
        must("xdotool", "mousemove", String.valueOf(x), String.valueOf(y));
        must("xdotool", "click", "--repeat", String.valueOf(times), "--delay", "60", "1");
    }

    /** Moves the mouse there. */
    public void moveMouse(int x, int y) {
        must("xdotool", "mousemove", String.valueOf(x), String.valueOf(y));
    }

    /** Presses the button at one place and lets it go at another. */
    public void drag(int fromX, int fromY, int toX, int toY) {
        moveMouse(fromX, fromY);
        must("xdotool", "mousedown", "1");
        for (int step = 1; step <= 10; step++) {
            moveMouse(fromX + (toX - fromX) * step / 10, fromY + (toY - fromY) * step / 10);
        }
        must("xdotool", "mouseup", "1");
    }

    /** The titles of the windows of that process, as the window manager has them. */
    public List<String> titles(long pid) {
        return windows().stream().filter(w -> w[2].equals(String.valueOf(pid))).map(w -> w[4]).toList();
    }

    /** Types into whatever has the focus. */
    public void type(String text) {
        must("xdotool", "type", "--delay", "15", text);
    }

    /** Presses keys together, such as {@code ctrl+h} or {@code Return}. */
    public void press(String keys) {
        must("xdotool", "key", keys);
    }

    /** Closes the window of that process and title as a user does, by the button of its frame. */
    public void closeWindow(long pid, String title) {
        String[] id = new String[1];
        Services.eventually("the window manager shows " + title, () -> {
            id[0] = windowOf(pid, title);
            return id[0] != null;
        });
        must("wmctrl", "-i", "-c", id[0]);
    }

    private String windowOf(long pid, String title) {
        return windows().stream().filter(w -> w[2].equals(String.valueOf(pid)) && w[4].contains(title)).map(w -> w[0]).findFirst().orElse(null);
    }

    /** wmctrl prints a line a window: id, desktop, process, host, title. */
    private List<String[]> windows() {
        run("wmctrl", "-l", "-p");
        try (var lines = Files.lines(folder.resolve("wmctrl.out"))) {
            return lines.map(line -> line.split("\\s+", 5)).filter(w -> w.length == 5).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void must(String... command) {
        int code = run(command);
        if (code != 0) {
            throw new AssertionError(String.join(" ", command) + " ended with " + code);
        }
    }

    private int run(String... command) {
        try {
            Process process = tool(command);
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(String.join(" ", command) + " hangs");
            }
            processes.remove(process);
            return process.exitValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private Process tool(String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("DISPLAY", name);
        builder.environment().put("HOME", folder.toString());
        builder.redirectOutput(folder.resolve(command[0] + ".out").toFile());
        return start(builder, command[0]);
    }

    private Process start(ProcessBuilder builder, String what) throws IOException {
        Process process = builder.redirectError(folder.resolve(what + ".log").toFile()).start();
        processes.add(process);
        return process;
    }

    @Override
    public void close() {
        for (int i = processes.size() - 1; i >= 0; i--) {
            processes.get(i).destroy();
        }
    }
}
