package org.parley.launcher;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.startlevel.FrameworkStartLevel;
import org.osgi.framework.wiring.BundleRevision;

/** What the distribution ships, as installed in this process. Any thread may call. */
final class ShippedBundles {
    private final Framework framework;
    private final Map<Bundle, Home.Shipped> jars = new ConcurrentSkipListMap<>();

    ShippedBundles(Framework framework) {
        this.framework = framework;
    }

    /** Those that are installed at the moment. */
    List<Bundle> all() {
        return List.copyOf(jars.keySet());
    }

    /** Installs it, and starts it as soon as its level is reached. */
    void install(Home.Shipped jar) throws BundleException {
        framework.adapt(FrameworkStartLevel.class).setInitialBundleStartLevel(jar.level());
        start(jar);
    }

    private void start(Home.Shipped jar) throws BundleException {
        Bundle bundle = framework.getBundleContext().installBundle("reference:" + jar.jar().toUri());
        jars.put(bundle, jar);
        if (bundle.adapt(BundleStartLevel.class).getStartLevel() != jar.level()) {
            bundle.adapt(BundleStartLevel.class).setStartLevel(jar.level());
        }
        if (!isFragment(bundle)) {
            bundle.start(Bundle.START_ACTIVATION_POLICY);
        }
    }

    /** It was uninstalled: what the distribution has comes in its place. */
    void installAgain(Bundle gone) throws BundleException {
        Home.Shipped jar = jars.remove(gone);
        if (jar != null) {
            start(jar);
        }
    }

    boolean isFrameworkActive() {
        return framework.getState() == Bundle.ACTIVE;
    }

    /** Whether its level is reached and it could nevertheless not be resolved. */
    boolean cannotBeResolved(Bundle bundle) {
        return bundle.getState() == Bundle.INSTALLED && !isFragment(bundle)
            && bundle.adapt(BundleStartLevel.class).getStartLevel() <= framework.adapt(FrameworkStartLevel.class).getStartLevel();
    }

    private static boolean isFragment(Bundle bundle) {
        return (bundle.adapt(BundleRevision.class).getTypes() & BundleRevision.TYPE_FRAGMENT) != 0;
    }
}
