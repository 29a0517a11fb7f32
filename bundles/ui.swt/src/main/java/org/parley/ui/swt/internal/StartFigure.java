package org.parley.ui.swt.internal;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Shell;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** For measurements: writes once how long after Java's start the first window could be used, into the file that the system property {@value #PROPERTY} names. */
final class StartFigure {
    /** Names the file; without it nothing is measured. */
    static final String PROPERTY = "parley.ui.figures";

    private static final Logger LOG = LoggerFactory.getLogger(StartFigure.class);

    private StartFigure() {}

    /** Waits for the window to be painted and idle; {@code shell} is not open yet. On the UI thread. */
    static void measure(Shell shell) {
        String file = System.getProperty(PROPERTY);
        if (file == null || file.isBlank()) {
            return;
        }
        Listener[] once = new Listener[1];
        once[0] = event -> {
            shell.removeListener(SWT.Paint, once[0]);
            shell.getDisplay().asyncExec(() -> write(Path.of(file)));
        };
        shell.addListener(SWT.Paint, once[0]);
    }

    private static void write(Path file) {
        long millis = System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime();
        try {
            Files.writeString(file, "{\"usableMillis\":" + millis + "}\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            LOG.warn("{} cannot be written: {}", file, e.toString());
        }
    }
}
