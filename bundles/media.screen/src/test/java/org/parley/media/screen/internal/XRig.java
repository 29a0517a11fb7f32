package org.parley.media.screen.internal;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.NativeLongByReference;
import com.sun.jna.ptr.PointerByReference;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** An X server without a screen, with a window manager, and a program of plain windows of one colour. */
final class XRig implements AutoCloseable {
    static final int WIDTH = 1_000;
    static final int HEIGHT = 700;

    /** What makes windows. */
    interface Drawing extends Library {
        Pointer XOpenDisplay(String name);

        int XCloseDisplay(Pointer display);

        long XDefaultRootWindow(Pointer display);

        long XCreateSimpleWindow(Pointer display, long parent, int x, int y, int width, int height, int border, long borderColour, long background);

        long XInternAtom(Pointer display, String name, int onlyIfExists);

        int XChangeProperty(Pointer display, long window, long property, long type, int format, int mode, byte[] data, int items);

        int XSetWindowBackground(Pointer display, long window, long colour);

        int XClearWindow(Pointer display, long window);

        int XMapRaised(Pointer display, long window);

        int XMoveResizeWindow(Pointer display, long window, int x, int y, int width, int height);

        int XIconifyWindow(Pointer display, long window, int screen);

        int XDestroyWindow(Pointer display, long window);

        int XWarpPointer(Pointer display, long from, long to, int x, int y, int width, int height, int toX, int toY);

        int XGetWindowProperty(Pointer display, long window, long property, long offset, long length, int delete, long wanted, NativeLongByReference type, IntByReference format,
                NativeLongByReference items, NativeLongByReference left, PointerByReference data);

        int XFree(Pointer data);

        int XSync(Pointer display, int discard);
    }

    private static final Drawing X = Native.load("X11", Drawing.class);

    private final Process server;
    private final Process manager;
    private final String name;
    private final Pointer display;

    XRig() throws IOException {
        server = new ProcessBuilder("Xvfb", "-displayfd", "1", "-screen", "0", WIDTH + "x" + HEIGHT + "x24", "-nolisten", "tcp", "-noreset")
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String number = new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.US_ASCII)).readLine();
        if (number == null) {
            throw new AssertionError("Xvfb did not start; ./parley test installs it");
        }
        name = ":" + number.strip();
        ProcessBuilder openbox = new ProcessBuilder("openbox", "--sm-disable").redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        openbox.environment().put("DISPLAY", name);
        manager = openbox.start();
        display = X.XOpenDisplay(name);
    }

    /** What {@code DISPLAY} must be. */
    String name() {
        return name;
    }

    /** Shows a window and waits for the manager; red, green and blue in one number. */
    long window(String title, int x, int y, int width, int height, int colour) {
        long window = X.XCreateSimpleWindow(display, X.XDefaultRootWindow(display), x, y, width, height, 0, 0, colour);
        byte[] text = title.getBytes(StandardCharsets.UTF_8);
        X.XChangeProperty(display, window, X.XInternAtom(display, "_NET_WM_NAME", 0), X.XInternAtom(display, "UTF8_STRING", 0), 8, 0, text, text.length);
        new Viewer().await("the manager to take " + title, () -> isManaged(window));
        return window;
    }

    /** Whether the manager has taken the window up (ICCCM, section 4.1.3.1); asks it again, since one that is starting loses requests. */
    private boolean isManaged(long window) {
        X.XMapRaised(display, window);
        NativeLongByReference items = new NativeLongByReference();
        PointerByReference data = new PointerByReference();
        X.XGetWindowProperty(display, window, X.XInternAtom(display, "WM_STATE", 0), 0, 1, 0, 0, new NativeLongByReference(), new IntByReference(), items,
                new NativeLongByReference(), data);
        if (data.getValue() != null) {
            X.XFree(data.getValue());
        }
        return items.getValue().longValue() == 1;
    }

    void background(int colour) {
        X.XSetWindowBackground(display, X.XDefaultRootWindow(display), colour);
        X.XClearWindow(display, X.XDefaultRootWindow(display));
        X.XSync(display, 0);
    }

    void resize(long window, int x, int y, int width, int height) {
        X.XMoveResizeWindow(display, window, x, y, width, height);
        X.XSync(display, 0);
    }

    void minimize(long window) {
        X.XIconifyWindow(display, window, 0);
        X.XSync(display, 0);
    }

    void show(long window) {
        X.XMapRaised(display, window);
        X.XSync(display, 0);
    }

    void destroy(long window) {
        X.XDestroyWindow(display, window);
        X.XSync(display, 0);
    }

    void mouse(int x, int y) {
        X.XWarpPointer(display, 0, X.XDefaultRootWindow(display), 0, 0, 0, 0, x, y);
        X.XSync(display, 0);
    }

    /** Ends the server as a crash does. */
    void kill() {
        server.destroyForcibly();
    }

    @Override
    public void close() {
        manager.destroy();
        server.destroy();
        try {
            if (!manager.waitFor(5, TimeUnit.SECONDS) || !server.waitFor(5, TimeUnit.SECONDS)) {
                manager.destroyForcibly();
                server.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
