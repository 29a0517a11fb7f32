package org.parley.media.screen.internal;

import java.nio.IntBuffer;
import org.parley.media.screen.internal.x.Area;
import org.parley.media.screen.internal.x.MousePointer;
import org.parley.media.screen.internal.x.Shot;
import org.parley.media.screen.internal.x.WindowState;
import org.parley.media.screen.internal.x.XDisplay;

/** A monitor, found by its name; follows it when it changes its place or size. */
final class Monitor implements Target {
    private static final int LOOK_EVERY = 30;

    private final XDisplay display;
    private final String name;
    private final MousePointer mouse;
    private Area area;
    private Shot shot;
    private int taken;

    Monitor(XDisplay display, String name) {
        this.display = display;
        this.name = name;
        mouse = new MousePointer(display);
    }

    @Override
    public Outcome take() {
        if (taken++ % LOOK_EVERY == 0 && !look() || !shot.take(display.root(), area.x(), area.y()) && !(look() && shot.take(display.root(), area.x(), area.y()))) {
            return Outcome.GONE;
        }
        mouse.draw(shot, area.x(), area.y());
        return Outcome.TAKEN;
    }

    @Override
    public int width() {
        return area.width();
    }

    @Override
    public int height() {
        return area.height();
    }

    @Override
    public IntBuffer pixels() {
        return shot.pixels();
    }

    @Override
    public int stride() {
        return shot.stride();
    }

    @Override
    public void close() {
        if (shot != null) {
            shot.close();
        }
    }

    private boolean look() {
        Area now = display.monitors().stream().filter(one -> one.name().equals(name)).findFirst().orElse(null);
        WindowState root = display.state(display.root()).orElse(null);
        if (now == null || root == null) {
            return false;
        }
        if (!now.equals(area)) {
            close();
            area = now;
            shot = new Shot(display, now.width(), now.height(), root.depth(), root.visual());
        }
        return true;
    }
}
