package org.parley.media.screen.internal;

import java.nio.IntBuffer;
import org.parley.media.screen.internal.x.MousePointer;
import org.parley.media.screen.internal.x.Redirection;
import org.parley.media.screen.internal.x.Shot;
import org.parley.media.screen.internal.x.WindowState;
import org.parley.media.screen.internal.x.XDisplay;

/** A window, also where others cover it; follows its size. */
final class Window implements Target {
    private static final int LEAST_SIDE = 2;

    private final XDisplay display;
    private final long id;
    private final MousePointer mouse;
    private final Redirection contents;
    private WindowState state;
    private Shot shot;

    Window(XDisplay display, long id) {
        this.display = display;
        this.id = id;
        mouse = new MousePointer(display);
        contents = new Redirection(display, id);
    }

    @Override
    public Outcome take() {
        WindowState now = display.state(id).orElse(null);
        if (now == null) {
            return Outcome.GONE;
        }
        if (!now.viewable() || now.width() < LEAST_SIDE || now.height() < LEAST_SIDE) {
            forget();
            return Outcome.AWAY;
        }
        if (shot == null || !now.equals(state)) {
            forget();
            state = now;
            shot = new Shot(display, now.width(), now.height(), now.depth(), now.visual());
        }
        int inset = contents.inset(now);
        if (!shot.take(contents.drawable(), inset, inset)) {
            // It has changed within this moment, or has just gone, which the next look tells.
            forget();
            return Outcome.AWAY;
        }
        display.corner(id).ifPresent(corner -> mouse.draw(shot, corner[0], corner[1]));
        return Outcome.TAKEN;
    }

    @Override
    public int width() {
        return shot.width();
    }

    @Override
    public int height() {
        return shot.height();
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
        forget();
        contents.close();
    }

    private void forget() {
        contents.renew();
        if (shot != null) {
            shot.close();
            shot = null;
        }
    }
}
