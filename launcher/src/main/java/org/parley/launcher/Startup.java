package org.parley.launcher;

import java.util.ArrayList;
import java.util.List;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.startlevel.BundleStartLevel;

/** Installs and starts what the distribution ships, and reports in a line each what could not be started. */
final class Startup {
    private final Framework framework;
    private final Launch launch;
    private final List<Bundle> shipped = new ArrayList<>();

    Startup(Framework framework, Launch launch) {
        this.framework = framework;
        this.launch = launch;
    }

    /** True when everything shipped has started. */
    boolean run() {
        BundleContext context = framework.getBundleContext();
        context.addFrameworkListener(this::report);
        try {
            for (Home.Shipped jar : launch.home().bundles(launch.role())) {
                install(context, jar);
            }
            context.addBundleListener(new Takeover(shipped));
            framework.start();
        } catch (BundleException | LaunchException e) {
            complain(ErrorText.of(e), e);
            return false;
        }
        if (System.getProperty(FelixProcess.EXIT_CODE) != null) {
            return false; // a bundle has said why already
        }
        return shipped.stream().filter(b -> !isFragment(b)).noneMatch(b -> b.getState() == Bundle.INSTALLED)
            && new ComponentCheck(context, shipped).failures().stream().peek(f -> complain(f, null)).count() == 0;
    }

    private void install(BundleContext context, Home.Shipped jar) throws BundleException {
        Bundle bundle = context.installBundle("reference:" + jar.jar().toUri());
        shipped.add(bundle);
        if (!isFragment(bundle)) {
            bundle.adapt(BundleStartLevel.class).setStartLevel(jar.level());
            bundle.start(Bundle.START_ACTIVATION_POLICY);
        }
    }

    private void report(FrameworkEvent event) {
        if (event.getType() == FrameworkEvent.ERROR && event.getThrowable() != null) {
            complain(event.getBundle().getSymbolicName() + ": " + ErrorText.of(event.getThrowable()), event.getThrowable());
        }
    }

    private void complain(String message, Throwable cause) {
        System.err.println("parley: " + message);
        if (launch.verbose() && cause != null) {
            cause.printStackTrace();
        }
    }

    private static boolean isFragment(Bundle bundle) {
        return bundle.getHeaders("").get(Constants.FRAGMENT_HOST) != null;
    }
}
