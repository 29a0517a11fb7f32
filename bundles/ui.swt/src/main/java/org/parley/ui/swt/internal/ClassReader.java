package org.parley.ui.swt.internal;

import java.net.URL;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import org.osgi.framework.Bundle;
import org.parley.ui.swt.internal.text.Texts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads all classes of bundles, and what the screens look up in the platform, before a screen needs them; runs nothing of them. */
final class ClassReader {
    /** Framework property, true for a client without a window that reads what windows are made of, so that it is in the archive of classes that Java leaves at its end. */
    static final String PROPERTY = "parley.client.window-classes";

    private static final Logger LOG = LoggerFactory.getLogger(ClassReader.class);
    private static final long MOST_MILLIS = 5_000;
    private static final String END = ".class";

    private final List<Bundle> bundles;
    private Runnable last = () -> {};
    private final Thread thread = new Thread(this::read, "parley-ui-reader-1");

    ClassReader(Bundle... bundles) {
        this.bundles = List.of(bundles);
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
    }

    /** Does that afterwards, on the same thread. */
    ClassReader then(Runnable afterwards) {
        last = afterwards;
        return this;
    }

    /** Begins, on a thread of its own. */
    void start() {
        thread.start();
    }

    /** Waits for the end, 5 s at most. */
    void finish() {
        try {
            thread.join(MOST_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void read() {
        for (String tag : Texts.LANGUAGES) {
            Locale locale = Locale.forLanguageTag(tag);
            locale.getDisplayLanguage(locale);
        }
        try {
            bundles.forEach(ClassReader::read);
        } catch (RuntimeException e) {
            LOG.debug("the bundles have gone meanwhile", e); // Felix has no word for it, but a NullPointerException
            return;
        }
        last.run();
    }

    private static void read(Bundle bundle) {
        Enumeration<URL> files = bundle.findEntries("org", "*" + END, true);
        while (files != null && files.hasMoreElements()) {
            String file = files.nextElement().getPath();
            try {
                bundle.loadClass(file.substring(1, file.length() - END.length()).replace('/', '.')).getDeclaredMethods(); // which links it: only then it gets into an archive
            } catch (ClassNotFoundException | LinkageError | IllegalStateException e) {
                LOG.debug("{} cannot be read beforehand: {}", file, e.toString());
            }
        }
    }
}
