package org.parley.launcher;

import java.util.List;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleException;
import org.osgi.framework.BundleListener;

/** A bundle dropped into plugins that is a newer version of a shipped one takes over from it; when it goes, the shipped one is started again. Called on the framework's event thread. */
final class Takeover implements BundleListener {
    private final List<Bundle> shipped;

    Takeover(List<Bundle> shipped) {
        this.shipped = List.copyOf(shipped);
    }

    @Override
    public void bundleChanged(BundleEvent event) {
        Bundle bundle = event.getBundle();
        if (shipped.contains(bundle)) {
            return;
        }
        for (Bundle older : shipped) {
            if (older.getSymbolicName().equals(bundle.getSymbolicName()) && older.getVersion().compareTo(bundle.getVersion()) < 0) {
                replace(older, event.getType());
            }
        }
    }

    private static void replace(Bundle older, int event) {
        try {
            if (event == BundleEvent.STARTED) {
                older.stop(Bundle.STOP_TRANSIENT);
            } else if (event == BundleEvent.STOPPED || event == BundleEvent.UNINSTALLED) {
                if (older.getState() == Bundle.RESOLVED && older.getBundleContext() == null) {
                    older.start(Bundle.START_TRANSIENT | Bundle.START_ACTIVATION_POLICY);
                }
            }
        } catch (BundleException | IllegalStateException e) {
            System.err.println("parley: " + older.getSymbolicName() + ": " + ErrorText.of(e));
        }
    }
}
