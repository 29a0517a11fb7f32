package org.parley.shell.internal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** The process's standard output, as a {@link View}: JSON or text, as the launch arguments ask. The streams themselves are used, for the shell replaces {@code System.out} by one for each thread. */
@Component(name = "org.parley.shell.screen", service = Screen.class, immediate = true)
public final class Screen {
    private final Printer printer;
    private final View view;

    /** Chooses the view. */
    @Activate
    public Screen(BundleContext context) {
        printer = new Printer(stream(FileDescriptor.out), stream(FileDescriptor.err), Boolean.parseBoolean(context.getProperty("parley.verbose")));
        view = Boolean.parseBoolean(context.getProperty("parley.client.json")) ? new JsonView(printer) : new TextView(printer);
    }

    View view() {
        return view;
    }

    /** Writes what waits. */
    @Deactivate
    public void close() {
        printer.close();
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
    }
}
