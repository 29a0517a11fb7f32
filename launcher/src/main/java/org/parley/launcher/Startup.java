package org.parley.launcher;

import java.util.concurrent.CountDownLatch;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.ServiceException;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.startlevel.FrameworkStartLevel;

/**
 * Installs and starts what the distribution ships, and reports in a line each what could not be started. First come the bundles below the level of those that face the user; these are
 * only started when nothing below has failed, so that no server listens without its accounts.
 */
final class Startup {
    private static final int ALL = 100;

    private final Framework framework;
    private final Launch launch;
    private final Runnable userLevel;
    private final ShippedBundles shipped;

    /** {@code userLevel} is called when what faces the user may begin. */
    Startup(Framework framework, Launch launch, Runnable userLevel) {
        this.userLevel = userLevel;
        this.framework = framework;
        this.launch = launch;
        this.shipped = new ShippedBundles(framework);
    }

    /** True when everything shipped has started. */
    boolean run() throws InterruptedException {
        BundleContext context = framework.getBundleContext();
        context.addFrameworkListener(this::report);
        FrameworkStartLevel levels = framework.adapt(FrameworkStartLevel.class);
        try {
            for (Home.Shipped jar : launch.home().bundles(launch.parts())) {
                shipped.install(jar);
            }
            context.addBundleListener(new Takeover(shipped));
            framework.start();
        } catch (BundleException | LaunchException | RuntimeException | Error e) { // nobody else would end the process
            complain(ErrorText.of(e), e);
            return false;
        }
        FailedComponents failed = new FailedComponents(context, shipped::all, launch.home().conf(), this::complain);
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
            || shipped.all().stream().anyMatch(shipped::cannotBeResolved) || failed.tell();
    }

    private void report(FrameworkEvent event) {
        // a service that cannot be made is a component that has failed, which is told as such; what is wrong with plug-ins is told by the bundle deploy
        if (event.getType() == FrameworkEvent.ERROR && event.getThrowable() != null && !(event.getThrowable() instanceof ServiceException) && isOurs(event.getBundle())) {
            complain(event.getBundle().getSymbolicName() + ": " + ErrorText.of(event.getThrowable()), event.getThrowable());
        }
    }

    private boolean isOurs(Bundle bundle) {
        return bundle.getBundleId() == 0 || shipped.all().contains(bundle);
    }

    private void complain(String message, Throwable cause) {
        System.err.println("parley: " + message);
        if (launch.verbose() && cause != null) {
            cause.printStackTrace();
        }
    }
}
