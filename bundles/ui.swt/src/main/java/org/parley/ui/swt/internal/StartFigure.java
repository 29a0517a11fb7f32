package org.parley.ui.swt.internal;

import java.lang.management.ManagementFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Shell;
import org.parley.ui.swt.internal.video.FigureLines;

/** For measurements: writes once how long after Java's start the first window could be used. */
final class StartFigure {
    private StartFigure() {}

    /** Waits for the window to be painted and idle; {@code shell} is not open yet. On the UI thread. */
    static void measure(Shell shell) {
        FigureLines.wanted().ifPresent(lines -> measure(shell, lines));
    }

    private static void measure(Shell shell, FigureLines lines) {
        Listener[] once = new Listener[1];
        once[0] = event -> {
            shell.removeListener(SWT.Paint, once[0]);
            shell.getDisplay().asyncExec(() -> lines.add("{\"usableMillis\":" + (System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime()) + "}"));
        };
        shell.addListener(SWT.Paint, once[0]);
    }
}
