package org.parley.launcher;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.ServiceException;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.startlevel.FrameworkStartLevel;
import org.osgi.framework.wiring.BundleRevision;

/**
 * Installs and starts what the distribution ships, and reports in a line each what could not be started. First come the bundles below the level of those that face the user; these are
 * only started when nothing below has failed, so that no server listens without its accounts.
 */
final class Startup {
    private static final int ALL = 100;

    private final Framework framework;
    private final Launch launch;
    private final Runnable userLevel;
    private final List<Bundle> shipped = new ArrayList<>();

    /** {@code userLevel} is called when what faces the user may begin. */
    Startup(Framework framework, Launch launch, Runnable userLevel) {
        this.userLevel = userLevel;
        this.framework = framework;
        this.launch = launch;
    }

    /** True when everything shipped has started. */
    boolean run() throws InterruptedException {
        BundleContext context = framework.getBundleContext();
        context.addFrameworkListener(this::report);
        FrameworkStartLevel levels = framework.adapt(FrameworkStartLevel.class);
        try {
            for (Home.Shipped jar : launch.home().bundles(launch.parts())) {
                install(context, levels, jar);
            }
            context.addBundleListener(new Takeover(shipped));
            framework.start();
        } catch (BundleException | LaunchException e) {
            complain(ErrorText.of(e), e);
            return false;
        }
        FailedComponents failed = new FailedComponents(context, shipped, launch.home().conf(), this::complain);
        if (anythingFailed(failed)) {
            return false;
        }
        userLevel.run();
        CountDownLatch reached = new CountDownLatch(1);
        levels.setStartLevel(ALL, event -> reached.countDown());
        reached.await();
        failed.watch();
        return !anythingFailed(failed);
    }

    /** Where the exit code is set, a bundle has said already what is wrong. */
    private boolean anythingFailed(FailedComponents failed) {
        return System.getProperty(FelixProcess.EXIT_CODE) != null
            || shipped.stream().anyMatch(this::cannotBeResolved) || failed.tell();
    }

    private boolean cannotBeResolved(Bundle bundle) {
        return bundle.getState() == Bundle.INSTALLED && !isFragment(bundle)
            && bundle.adapt(BundleStartLevel.class).getStartLevel() <= framework.adapt(FrameworkStartLevel.class).getStartLevel();
    }

    private void install(BundleContext context, FrameworkStartLevel levels, Home.Shipped jar) throws BundleException {
        levels.setInitialBundleStartLevel(jar.level());
        Bundle bundle = context.installBundle("reference:" + jar.jar().toUri());
        shipped.add(bundle);
        if (!isFragment(bundle)) {
            bundle.start(Bundle.START_ACTIVATION_POLICY);
        }
    }

    private void report(FrameworkEvent event) {
        // a service that cannot be made is a component that has failed, which is told as such
        if (event.getType() == FrameworkEvent.ERROR && event.getThrowable() != null && !(event.getThrowable() instanceof ServiceException)) {
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
        return (bundle.adapt(BundleRevision.class).getTypes() & BundleRevision.TYPE_FRAGMENT) != 0;
    }
}
