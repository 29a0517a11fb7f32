package org.parley.server.internal;

import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.startlevel.FrameworkStartLevel;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the {@link StartReport} for as long as the bundle runs, over changes of the configuration. The launcher has no import of ours: it reads the lines on the
 * standard output, and the property {@value #EXIT_CODE} when the framework has stopped.
 */
@Component(name = "org.parley.server.start", service = StartConsole.class, immediate = true)
public final class StartConsole implements StartReport.Console {
    static final String EXIT_CODE = "parley.exit.code";
    /** Framework property: plugins start from this level on, all that is shipped below. */
    private static final String PLUGIN_LEVEL = "felix.fileinstall.start.level";
    private static final Logger LOG = LoggerFactory.getLogger(StartConsole.class);

    private final BundleContext context;
    private final StartReport report = new StartReport(this);
    /** As it was when this bundle started: an address may be found to be taken when the process is already further. */
    private final boolean starting;

    /** Called by Declarative Services. */
    @Activate
    public StartConsole(BundleContext context) {
        this.context = context;
        starting = starting();
    }

    StartReport report() {
        return report;
    }

    @Override
    public void out(String line) {
        System.out.println(line);
        System.out.flush();
    }

    /** A bundle that came into a process that runs already does not end it: it goes on trying, and the one before it may be brought back. */
    @Override
    public void fail(String line, int exitCode) {
        if (!starting) {
            LOG.error("The server does not run: {}", line);
            return;
        }
        System.err.println("parley server: " + line);
        System.setProperty(EXIT_CODE, Integer.toString(exitCode));
        Thread thread = new Thread(this::stopFramework, "parley-server-exit-1"); // not here: this thread may be one that starts bundles
        thread.setDaemon(true);
        thread.start();
    }

    private boolean starting() {
        String level = context.getProperty(PLUGIN_LEVEL);
        return level == null || context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).adapt(FrameworkStartLevel.class).getStartLevel() < Integer.parseInt(level);
    }

    private void stopFramework() {
        try {
            context.getBundle(0).stop();
        } catch (BundleException | RuntimeException e) {
            LOG.error("The framework cannot be stopped", e);
        }
    }
}
