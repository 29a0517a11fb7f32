package org.parley.ui.swt.internal;

import java.net.URL;
import java.util.Enumeration;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import org.eclipse.swt.widgets.Display;
import org.osgi.framework.Bundle;
import org.parley.ui.swt.internal.text.Texts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is done once the window can be used, so that the screens behind it open at once: the rest of the rehearsal in slices on the UI thread, classes and names on a thread of its own. */
final class Preparation {
    private static final Logger LOG = LoggerFactory.getLogger(Preparation.class);
    private static final int WAIT_MILLIS = 300;
    private static final int PAUSE_MILLIS = 30;

    private Preparation() {}

    /** Begins when the UI thread comes to it. On the UI thread. */
    static void begin(Display display, Rehearsal rehearsal, Bundle bundle) {
        display.timerExec(WAIT_MILLIS, () -> slice(display, () -> rehearsal.step(display)));
        Thread reader = new Thread(() -> read(bundle), "parley-ui-reader-1");
        reader.setDaemon(true);
        reader.setPriority(Thread.MIN_PRIORITY);
        display.timerExec(WAIT_MILLIS, reader::start);
    }

    private static void slice(Display display, BooleanSupplier step) {
        if (step.getAsBoolean()) {
            display.timerExec(PAUSE_MILLIS, () -> slice(display, step));
        }
    }

    private static void read(Bundle bundle) {
        for (String tag : Texts.LANGUAGES) {
            Locale locale = Locale.forLanguageTag(tag);
            locale.getDisplayLanguage(locale);
        }
        Enumeration<URL> files = bundle.findEntries(Preparation.class.getPackageName().replace('.', '/'), "*.class", true);
        while (files != null && files.hasMoreElements()) {
            String file = files.nextElement().getPath();
            try {
                bundle.loadClass(file.substring(1, file.length() - ".class".length()).replace('/', '.'));
            } catch (ClassNotFoundException | LinkageError | IllegalStateException e) {
                LOG.debug("{} is not read beforehand: {}", file, e.toString());
            }
        }
    }
}
