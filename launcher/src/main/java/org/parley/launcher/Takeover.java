package org.parley.launcher;

import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleException;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.framework.startlevel.BundleStartLevel;

/**
 * A bundle dropped into plugins that is a newer version of a shipped one takes over from it: the shipped one is stopped before the newer one starts, since both would want the same ports and windows.
 * When the newer one goes, or does not come up again, the shipped one is started. A shipped bundle that was updated by a plugin of its own version and went with it is installed again.
 */
final class Takeover implements SynchronousBundleListener {
    /** File Install stops a bundle before it updates it: until then that one is expected back. */
    private static final long UPDATE_MILLIS = 2_000;

    private final ShippedBundles shipped;
    private final ScheduledThreadPoolExecutor later = new ScheduledThreadPoolExecutor(1, task -> {
        Thread thread = new Thread(task, "parley-takeover-1");
        thread.setDaemon(true);
        return thread;
    });

    Takeover(ShippedBundles shipped) {
        this.shipped = shipped;
        later.setKeepAliveTime(1, TimeUnit.SECONDS);
        later.allowCoreThreadTimeOut(true);
    }

    @Override
    public void bundleChanged(BundleEvent event) {
        Bundle bundle = event.getBundle();
        if (shipped.all().contains(bundle)) {
            if (event.getType() == BundleEvent.UNINSTALLED) {
                after(0, () -> shipped.installAgain(bundle));
            }
            return;
        }
        shipped.all().stream().filter(older -> isOlder(older, bundle)).forEach(older -> replace(older, bundle, event.getType()));
    }

    private static boolean isOlder(Bundle shipped, Bundle plugin) {
        return shipped.getSymbolicName().equals(plugin.getSymbolicName()) && shipped.getVersion().compareTo(plugin.getVersion()) < 0;
    }

    private void replace(Bundle older, Bundle newer, int event) {
        switch (event) {
            case BundleEvent.STARTING -> carryOut(older, () -> older.stop(Bundle.STOP_TRANSIENT));
            case BundleEvent.STOPPED -> after(isWanted(newer) ? UPDATE_MILLIS : 0, () -> giveBack(older, newer));
            case BundleEvent.UNINSTALLED -> after(0, () -> giveBack(older, newer));
            default -> { }
        }
    }

    private void giveBack(Bundle older, Bundle newer) throws BundleException {
        if (isRunning(newer) || isRunning(older) || !isWanted(older)) {
            return;
        }
        older.start(Bundle.START_TRANSIENT | Bundle.START_ACTIVATION_POLICY);
        if (isRunning(newer)) { // it came in the meantime
            older.stop(Bundle.STOP_TRANSIENT);
        }
    }

    private static boolean isRunning(Bundle bundle) {
        return (bundle.getState() & (Bundle.STARTING | Bundle.ACTIVE)) != 0;
    }

    /** Whether somebody has started it, and nobody has stopped it for good. */
    private static boolean isWanted(Bundle bundle) {
        BundleStartLevel level = bundle.getState() == Bundle.UNINSTALLED ? null : bundle.adapt(BundleStartLevel.class);
        return level != null && level.isPersistentlyStarted();
    }

    private interface Act {
        void run() throws BundleException;
    }

    private void after(long millis, Act act) {
        later.schedule(() -> {
            if (shipped.isFrameworkActive()) {
                carryOut(null, act);
            }
        }, millis, TimeUnit.MILLISECONDS);
    }

    private static void carryOut(Bundle bundle, Act act) {
        try {
            act.run();
        } catch (BundleException | IllegalStateException e) {
            System.err.println("parley: " + (bundle == null ? "" : bundle.getSymbolicName() + ": ") + ErrorText.of(e));
        }
    }
}
