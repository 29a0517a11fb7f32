package org.parley.deploy.internal.trial;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.startlevel.FrameworkStartLevel;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.FrameworkWiring;

/** What is done to bundles, and asked of them. */
record Lives(BundleContext context) {
    private static final int RUNNING = Bundle.STARTING | Bundle.ACTIVE;
    private static final long REFRESH_SECONDS = 10;

    List<Bundle> all() {
        return Arrays.stream(context.getBundles()).filter(bundle -> bundle.getBundleId() != 0 && bundle.getSymbolicName() != null && !isFragment(bundle)).toList();
    }

    /** Whether somebody has started it, nobody has stopped it for good, its start level is reached, and no newer one runs in its place. */
    boolean isWanted(Bundle bundle) {
        BundleStartLevel level = bundle.getState() == Bundle.UNINSTALLED ? null : bundle.adapt(BundleStartLevel.class);
        return level != null && level.isPersistentlyStarted() && level.getStartLevel() <= system().adapt(FrameworkStartLevel.class).getStartLevel() && !isSuperseded(bundle);
    }

    /** Whether the framework neither starts nor stops. */
    boolean isSteady(int level) {
        return system().getState() == Bundle.ACTIVE && system().adapt(FrameworkStartLevel.class).getStartLevel() >= level;
    }

    private boolean isSuperseded(Bundle bundle) {
        return Arrays.stream(context.getBundles()).anyMatch(other -> bundle.getSymbolicName().equals(other.getSymbolicName())
                && other.getVersion().compareTo(bundle.getVersion()) > 0 && (other.getState() & RUNNING) != 0);
    }

    /** Whether an older one of that name is installed, which would run if this one did not. */
    boolean hasOlder(Bundle bundle) {
        return Arrays.stream(context.getBundles()).anyMatch(other -> bundle.getSymbolicName().equals(other.getSymbolicName()) && other.getVersion().compareTo(bundle.getVersion()) < 0);
    }

    /** Tries to start it, and tells what is in the way; null when nothing is. */
    Unresolved start(Bundle bundle) {
        try {
            bundle.start(Bundle.START_ACTIVATION_POLICY);
            return null;
        } catch (BundleException e) {
            return Unresolved.of(e);
        }
    }

    /** Gives it other content, from {@code jar} or, where that is null, from where it was installed from, and starts it; then whatever could not run without it. */
    void update(Bundle bundle, Path jar) throws BundleException, IOException {
        bundle.stop(Bundle.STOP_TRANSIENT);
        if (jar == null) {
            bundle.update();
        } else {
            try (InputStream in = Files.newInputStream(jar)) {
                bundle.update(in);
            }
        }
        refresh(bundle);
        start(bundle);
        all().stream().filter(other -> (other.getState() & RUNNING) == 0 && isWanted(other)).forEach(this::start);
    }

    /** Stops and starts the bundle of that name. May block for as long as what it starts in turn. */
    void restart(String name) throws BundleException {
        for (Bundle bundle : all()) {
            if (bundle.getSymbolicName().equals(name)) {
                bundle.stop(Bundle.STOP_TRANSIENT);
                bundle.start(Bundle.START_TRANSIENT);
            }
        }
    }

    private void refresh(Bundle bundle) {
        CountDownLatch done = new CountDownLatch(1);
        system().adapt(FrameworkWiring.class).refreshBundles(List.of(bundle), event -> done.countDown());
        try {
            done.await(REFRESH_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Bundle system() {
        return context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION);
    }

    private static boolean isFragment(Bundle bundle) {
        BundleRevision revision = bundle.adapt(BundleRevision.class);
        return revision != null && (revision.getTypes() & BundleRevision.TYPE_FRAGMENT) != 0;
    }
}
