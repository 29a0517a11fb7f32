package org.parley.ui.swt.internal;

import org.eclipse.swt.widgets.Display;
import org.parley.ui.swt.internal.call.CallDesk;
import org.parley.ui.swt.internal.look.IconMasks;
import org.parley.ui.swt.internal.model.Background;
import org.parley.ui.swt.internal.model.Events;
import org.parley.ui.swt.internal.model.LaunchOptions;
import org.parley.ui.swt.internal.model.Services;
import org.parley.ui.swt.internal.model.UiThread;
import org.parley.ui.swt.internal.model.UserData;
import org.parley.ui.swt.internal.screen.MainWindow;

/** The main window and what goes with it, from the opening to the end. */
final class ClientWindows implements UiLoop.Windows {
    private final Events events;
    private final Background background;
    private final MainWindow window;
    private final CallDesk calls;

    ClientWindows(Display display, Services services, LaunchOptions options, UserData data, IconMasks masks) {
        UiThread thread = new UiThread(display);
        background = new Background(thread);
        events = new Events(services, thread);
        window = new MainWindow(display, services, events, data, options, background, masks);
        calls = new CallDesk(window);
        StartFigure.measure(window.shell());
        window.open();
        calls.open();
    }

    @Override
    public boolean isClosed() {
        return window.shell().isDisposed();
    }

    @Override
    public void close() {
        calls.close();
        window.close();
        events.close();
        background.close();
    }
}
