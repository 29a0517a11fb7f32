package org.parley.ui.swt.internal.rig;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.parley.call.played.FakeCalls;
import org.parley.ui.swt.internal.look.Drawn;
import org.parley.ui.swt.internal.look.Keys;
import org.parley.ui.swt.internal.look.IconMasks;
import org.parley.ui.swt.internal.model.Background;
import org.parley.ui.swt.internal.model.Events;
import org.parley.ui.swt.internal.model.LaunchOptions;
import org.parley.ui.swt.internal.model.Services;
import org.parley.ui.swt.internal.model.UiThread;
import org.parley.ui.swt.internal.model.UserData;
import org.parley.ui.swt.internal.screen.MainWindow;

/** A client's main window on a real display, with a server and calls that the test plays, driven on the test's own thread. */
public final class Stage implements AutoCloseable {
    private static final long MOST_NANOS = 20_000_000_000L;
    private static Display display;

    /** The server. */
    public final FakeSignaling server;
    /** Calls. */
    public final FakeCalls calls = new FakeCalls();
    /** What there is of services. */
    public final Services services;
    /** What the command line says; to be filled before {@link #open}. */
    public final Map<String, String> options = new HashMap<>();
    /** Does what may block; ends with the window. */
    public final ExecutorService workers = Executors.newFixedThreadPool(4);
    private final Path folder;
    private Events events;
    private Background background;
    private MainWindow window;

    /** With the user's data in {@code folder}; nothing is open yet. */
    public Stage(Path folder) {
        this(folder, new FakeSignaling());
    }

    /** With a server that another window had before. */
    public Stage(Path folder, FakeSignaling server) {
        this.folder = folder;
        this.server = server;
        services = new Services(server);
        services.add(calls);
    }

    /** The display of all tests. */
    public static synchronized Display display() {
        if (display == null) {
            XServer.ensure();
            display = new Display();
        }
        return display;
    }

    /** Ends the display of all tests, so that a test can have one of its own. */
    public static synchronized void end() {
        XServer.ensure();
        if (display != null && !display.isDisposed()) {
            display.dispose();
        }
        display = null;
    }

    /** Opens the window. */
    public Stage open() {
        UiThread thread = new UiThread(display());
        events = new Events(services, thread);
        background = new Background(thread, workers);
        UserData data = UserData.load(folder, Disk::now);
        window = new MainWindow(display, services, events, data, LaunchOptions.read(name -> options.get(name)), background, new IconMasks());
        window.open();
        settle();
        return this;
    }

    /** Work on files, done at once. */
    private static final class Disk {
        static void now(org.parley.ui.swt.internal.model.Disk.Work work) {
            try {
                work.run();
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }

    /** The window. */
    public MainWindow window() {
        return window;
    }

    /** Does all that is to be done now. */
    public void settle() {
        while (display.readAndDispatch()) {
            Thread.onSpinWait();
        }
    }

    /** Goes on until {@code condition} holds; fails when it does not within a while. */
    public void until(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + MOST_NANOS;
        Runnable wake = () -> {};
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("in vain: " + what);
            }
            display.timerExec(20, wake);
            if (!display.readAndDispatch()) {
                display.sleep();
            }
        }
        settle();
    }

    /** The control of this name that can be seen; fails when there is none. */
    public Control find(String key) {
        Control found = search(key);
        if (found == null) {
            throw new AssertionError("there is no " + key + " to be seen");
        }
        return found;
    }

    /** Whether a control of this name can be seen. */
    public boolean shows(String key) {
        return search(key) != null;
    }

    private Control search(String key) {
        for (Shell shell : display.getShells()) {
            Control found = search(shell, key);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static Control search(Control control, String key) {
        if (key.equals(Keys.of(control)) && control.isVisible()) {
            return control;
        }
        if (control instanceof Composite composite) {
            for (Control child : composite.getChildren()) {
                Control found = search(child, key);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    /** Presses what can be pressed. */
    public void press(String key) {
        ((Drawn) find(key)).press();
        settle();
    }

    /** Presses and releases the pointer on what can be pressed. */
    public void click(String key) {
        Control control = find(key);
        Event event = new Event();
        event.button = 1;
        event.x = control.getSize().x / 2;
        event.y = control.getSize().y / 2;
        control.notifyListeners(SWT.MouseDown, event);
        control.notifyListeners(SWT.MouseUp, event);
        settle();
    }

    /**
     * Presses the button of the mouse over a control until it is told so; fails when it is not, as in a window that a dialog holds. SWT gives what it posts odd places within the control, so that a press by this does nothing
     * further.
     */
    public void reach(String key) {
        Control control = find(key);
        boolean[] told = new boolean[1];
        control.addListener(SWT.MouseDown, event -> told[0] = true);
        until("the mouse on " + key, () -> {
            point(control);
            return told[0];
        });
    }

    /** Presses the button of the mouse over a control and releases it, as far as the X server and GTK are concerned. */
    public void point(Control control) {
        Point middle = control.toDisplay(control.getSize().x / 2, control.getSize().y / 2);
        post(SWT.MouseMove, middle);
        post(SWT.MouseDown, middle);
        post(SWT.MouseUp, middle);
    }

    private static void post(int type, Point at) {
        Event event = new Event();
        event.type = type;
        event.button = type == SWT.MouseMove ? 0 : 1;
        event.x = at.x;
        event.y = at.y;
        display.post(event);
    }

    /** Types into a field in the place of what is there. */
    public void type(String key, String text) {
        ((Text) find(key)).setText(text);
        settle();
    }

    /** Presses Enter in a field. */
    public void enter(String key) {
        find(key).notifyListeners(SWT.DefaultSelection, new Event());
        settle();
    }

    /** What stands in a label or field, or what a screen reader says of a drawn control. */
    public String text(String key) {
        Control control = find(key);
        return control instanceof Label label ? label.getText().replace("&&", "&") : control instanceof Text text ? text.getText() : ((Drawn) control).name();
    }

    /** The tooltip of a control. */
    public String tip(String key) {
        return find(key).getToolTipText();
    }

    /** All controls that can be seen, of all windows. */
    public List<Control> controls() {
        List<Control> found = new ArrayList<>();
        for (Shell shell : display.getShells()) {
            collect(shell, found);
        }
        return found;
    }

    private static void collect(Control control, List<Control> found) {
        if (control.isVisible()) {
            found.add(control);
            if (control instanceof Composite composite) {
                for (Control child : composite.getChildren()) {
                    collect(child, found);
                }
            }
        }
    }

    /** Writes what is seen of a shell into a file. */
    public static void picture(Shell shell, Path file) {
        Image image = new Image(display, shell.getClientArea().width, shell.getClientArea().height);
        GC gc = new GC(shell);
        gc.copyArea(image, 0, 0);
        gc.dispose();
        ImageLoader loader = new ImageLoader();
        loader.data = new ImageData[] {image.getImageData(100)};
        loader.save(file.toString(), SWT.IMAGE_PNG);
        image.dispose();
    }

    @Override
    public void close() {
        if (window != null) {
            window.close();
            events.close();
            background.close();
            for (Shell shell : display.getShells()) {
                shell.dispose();
            }
            settle();
        }
    }
}
