package org.parley.ui.swt.internal.screen;

import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Monitor;
import org.eclipse.swt.widgets.Shell;
import org.parley.ui.swt.internal.model.Memory;
import org.parley.ui.swt.internal.model.WindowPlace;

/** Puts the main window where it stood when it was there last, and remembers where it is put. On the UI thread. */
final class KeptPlace {
    private static final int DEFAULT_WIDTH = 1_000;
    private static final int DEFAULT_HEIGHT = 720;
    /** So much of the window's head has to be on a monitor, or nobody could get hold of it. */
    private static final int LEAST_WIDTH = 120;
    private static final int LEAST_HEIGHT = 40;
    /** The window manager tells the new size first, and then that it is maximized. */
    private static final int SETTLED_MILLIS = 300;

    private final Shell shell;
    private final Memory memory;
    private final Runnable settled = this::note;
    private WindowPlace latest;
    private boolean pending;

    private KeptPlace(Shell shell, Memory memory) {
        this.shell = shell;
        this.memory = memory;
    }

    /** {@code shell} is not open yet. */
    static void of(Shell shell, Memory memory) {
        KeptPlace place = new KeptPlace(shell, memory);
        Rectangle room = shell.getMonitor().getClientArea();
        shell.setSize(Math.min(DEFAULT_WIDTH, room.width), Math.min(DEFAULT_HEIGHT, room.height));
        memory.window().ifPresent(place::restore);
        shell.addListener(SWT.Move, event -> place.changed());
        shell.addListener(SWT.Resize, event -> place.changed());
        shell.addListener(SWT.Dispose, event -> place.remember());
    }

    private void restore(WindowPlace before) {
        latest = before;
        Rectangle frame = shell.computeTrim(0, 0, before.width(), before.height());
        Optional<Rectangle> room = Stream.of(shell.getDisplay().getMonitors()).map(Monitor::getClientArea).filter(area -> isReachable(before, frame.width, area)).findFirst();
        room.ifPresent(area -> {
            shell.setLocation(before.x(), before.y());
            shell.setSize(Math.min(frame.width, area.width), Math.min(frame.height, area.height));
        });
        shell.setMaximized(before.maximized());
    }

    private static boolean isReachable(WindowPlace place, int width, Rectangle area) {
        Rectangle seen = area.intersection(new Rectangle(place.x(), place.y(), width, LEAST_HEIGHT));
        return seen.width >= LEAST_WIDTH && seen.height >= LEAST_HEIGHT / 2;
    }

    private void changed() {
        pending = true;
        shell.getDisplay().timerExec(SETTLED_MILLIS, settled);
    }

    private void note() {
        pending = false;
        if (shell.isDisposed() || shell.getMinimized() || shell.getFullScreen()) {
            return;
        }
        if (!shell.getMaximized()) {
            Rectangle inside = shell.getClientArea();
            latest = new WindowPlace(shell.getLocation().x, shell.getLocation().y, inside.width, inside.height, false);
        } else if (latest != null) {
            latest = new WindowPlace(latest.x(), latest.y(), latest.width(), latest.height(), true);
        }
    }

    private void remember() {
        if (pending) {
            note();
        }
        if (latest != null) {
            memory.window(latest);
        }
    }
}
