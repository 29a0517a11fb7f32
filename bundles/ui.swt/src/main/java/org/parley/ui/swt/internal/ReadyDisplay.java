package org.parley.ui.swt.internal;

import java.util.concurrent.Executor;
import org.eclipse.swt.widgets.Display;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.parley.ui.swt.internal.look.IconMasks;
import org.parley.ui.swt.internal.model.LaunchOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the display on the lent main thread while the bundles below still start, since opening the window system's library takes as long as half of them, and rehearses what the first
 * screens are made of until the windows want to open. Meanwhile a thread of its own draws the icons.
 */
@Component(name = "org.parley.ui.swt.display", service = ReadyDisplay.class, immediate = true)
public final class ReadyDisplay {
    private static final Logger LOG = LoggerFactory.getLogger(ReadyDisplay.class);

    private final Executor mainThread;
    private final IconMasks masks = new IconMasks();
    private final Rehearsal rehearsal = new Rehearsal(masks);
    private volatile boolean wanted;
    private ClassReader reader;
    private Display made;
    private Error failure;

    /** Begins at once, unless the client is headless. */
    @Activate
    public ReadyDisplay(BundleContext context, @Reference(name = "main", target = "(main.thread=true)") Executor mainThread) {
        this.mainThread = mainThread;
        if (!LaunchOptions.read(context::getProperty).headless()) {
            Thread icons = new Thread(() -> masks.prepare(100), "parley-ui-icons-1");
            icons.setDaemon(true);
            icons.start();
            mainThread.execute(this::make);
        } else if (Boolean.parseBoolean(context.getProperty(ClassReader.PROPERTY))) {
            reader = new ClassReader(context.getBundle(), FrameworkUtil.getBundle(Display.class));
            reader.start();
            masks.prepare(100);
        }
    }

    private void make() {
        try {
            Display.setAppName("Parley"); // what the desktop calls the windows
            made = new Display();
            while (!wanted && rehearsal.step(made)) {
                // the next step
            }
        } catch (RuntimeException e) {
            LOG.debug("no display yet", e); // the one of another version of this bundle is still there
        } catch (Error e) {
            failure = e; // a second attempt would fail with less to say
        }
    }

    /** The windows are about to be opened on the main thread: what is rehearsed ends with its present step. Any thread. */
    void want() {
        wanted = true;
    }

    /** The display: that one once, then new ones. On the main thread; fails as {@link Display}'s constructor does. */
    Display take() {
        Display display = made;
        Error why = failure;
        made = null;
        failure = null;
        if (why != null) {
            throw why;
        }
        return display == null || display.isDisposed() ? new Display() : display;
    }

    /** What is rehearsed. */
    Rehearsal rehearsal() {
        return rehearsal;
    }

    /** Icons that are drawn already. */
    IconMasks masks() {
        return masks;
    }

    /** A display that nobody took goes. */
    @Deactivate
    void close() {
        wanted = true;
        if (reader != null) {
            reader.finish();
        }
        mainThread.execute(() -> {
            if (made != null) {
                made.dispose();
                made = null;
            }
        });
    }
}
