package org.parley.itests.window;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/** The pictures of one look: theme and scale. */
record Album(Path folder, String theme, int percent, VirtualDisplay display) {
    /** Takes a picture of the window that has the widget, once nothing moves in it any more (a call's picture aside). */
    void take(Window window, String key, String name) {
        Widget shell = window.shellOf(key);
        display.moveMouse(0, 0);
        int edge = percent / 100 - 1; // where a point is two pixels the window manager's frame may reach one into it
        BufferedImage image = look(shell, edge);
        for (int i = 0; i < 20; i++) {
            LockSupport.parkNanos(150_000_000);
            BufferedImage next = look(shell, edge);
            boolean still = same(image, next);
            image = next;
            if (still && i > 1) {
                break;
            }
        }
        SmallPng.write(image, folder.resolve(name + "-" + theme + "-" + percent + ".png"));
    }

    private BufferedImage look(Widget shell, int edge) {
        return display.look(shell.x() + edge, shell.y() + edge, shell.width() - 2 * edge, shell.height() - 2 * edge);
    }

    /** Lets some seconds pass, so that figures come together. */
    Album after(int seconds) {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
        return this;
    }

    private static boolean same(BufferedImage one, BufferedImage other) {
        int[] first = one.getRGB(0, 0, one.getWidth(), one.getHeight(), null, 0, one.getWidth());
        int[] second = other.getRGB(0, 0, other.getWidth(), other.getHeight(), null, 0, other.getWidth());
        return java.util.Arrays.equals(first, second);
    }
}
