package org.parley.deploy.internal.trial;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.parley.health.Fault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is done about a bundle that does not run: what ran before comes back, and the user is told in a line. Faults may be asked for on any thread, the rest happens on the thread of the trials. */
final class BringingBack {
    private static final Logger LOG = LoggerFactory.getLogger(BringingBack.class);

    private final Lives lives;
    private final PluginFiles plugins;
    private final FormerJars former;
    private final OtherParts others;
    private final Map<Bundle, Fault> faults = new ConcurrentHashMap<>();
    private final Set<Bundle> stopped = ConcurrentHashMap.newKeySet();

    BringingBack(Lives lives, PluginFiles plugins, FormerJars former, OtherParts others) {
        this.lives = lives;
        this.plugins = plugins;
        this.former = former;
        this.others = others;
    }

    /** True when the bundle itself has its former content again, which is then on trial. */
    boolean fails(Bundle bundle, Standing standing, Unresolved reason) {
        former.discard(bundle);
        if (standing.returning) {
            tell(bundle, standing.file, reason.problem() + "; that is the one that ran before: put another in its place");
            return false;
        }
        Optional<Path> copy = former.jar(bundle);
        if (copy.isPresent() || !plugins.isHere(bundle)) {
            tell(bundle, standing.file, reason.problem() + "; " + (copy.isPresent() ? "the former one" : "the shipped one") + " is brought back: mend the file, or delete it");
            return update(bundle, standing.file, copy.orElse(null));
        }
        if (lives.hasOlder(bundle)) {
            tell(bundle, standing.file, reason.problem() + "; the shipped one runs in its place: mend the file, or delete it");
            stop(bundle);
        } else if (others.want(bundle, reason.wanted())) {
            LOG.info("{} is not for this kind of process: {}", standing.file, reason.problem());
        } else {
            tell(bundle, standing.file, reason.problem() + "; mend the file, or delete it");
        }
        return false;
    }

    private void tell(Bundle bundle, Path file, String text) {
        String name = bundle.getSymbolicName() + " " + bundle.getVersion();
        faults.put(bundle, new Fault(name, file + " does not run: " + text));
        LOG.error("{} does not run: {}: {}", file, name, text);
    }

    private boolean update(Bundle bundle, Path file, Path jar) {
        try {
            lives.update(bundle, jar);
            return true;
        } catch (BundleException | IOException | IllegalStateException e) {
            LOG.error("{}: what ran before cannot be brought back: {}", file, e.getMessage());
            return false;
        }
    }

    /** For good, so that File Install does not start it again; the shipped one starts when it has stopped. */
    void stop(Bundle bundle) {
        try {
            stopped.add(bundle);
            bundle.stop();
        } catch (BundleException | IllegalStateException e) {
            LOG.error("{} cannot be stopped: {}", bundle.getSymbolicName(), e.getMessage());
        }
    }

    /** The bundle has other content. File Install leaves alone what was stopped for good. */
    void changed(Bundle bundle) {
        faults.remove(bundle);
        if (stopped.remove(bundle)) {
            lives.start(bundle);
        }
    }

    void forget(Bundle bundle) {
        faults.remove(bundle);
        stopped.remove(bundle);
    }

    List<Fault> faults() {
        return List.copyOf(faults.values());
    }

    boolean knows(Bundle bundle) {
        return faults.containsKey(bundle);
    }
}
