package org.parley.deploy.internal.trial;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.osgi.framework.Bundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts each bundle from {@code plugins/} on trial when it comes and when its content changes. Everything is called on one thread. */
final class Trials {
    private static final Logger LOG = LoggerFactory.getLogger(Trials.class);

    private final Lives lives;
    private final Components components;
    private final PluginFiles plugins;
    private final FormerJars former;
    private final BringingBack back;
    private final Starts starts;
    private final Map<Bundle, Standing> standings = new HashMap<>();

    Trials(Lives lives, Components components, PluginFiles plugins, FormerJars former, BringingBack back, Starts starts) {
        this.lives = lives;
        this.components = components;
        this.plugins = plugins;
        this.former = former;
        this.back = back;
        this.starts = starts;
    }

    /** Looks at all bundles; true while there is something to look at again soon. */
    boolean look(long nanos) {
        boolean open = false;
        for (Bundle bundle : lives.all()) {
            Standing standing = standings.computeIfAbsent(bundle, fresh -> new Standing());
            if (bundle.getLastModified() != standing.content) {
                begin(bundle, standing, nanos);
            }
            if (standing.trial == null) {
                standing.components.addAll(components.of(bundle).satisfied());
            } else {
                open |= look(bundle, standing, nanos);
            }
        }
        return open;
    }

    /** It was uninstalled. */
    void gone(Bundle bundle) {
        Standing standing = standings.remove(bundle);
        if (standing != null && standing.file != null) {
            former.forget(bundle);
        }
        back.forget(bundle);
    }

    private void begin(Bundle bundle, Standing standing, long nanos) {
        standing.content = bundle.getLastModified();
        standing.file = plugins.of(bundle).orElse(null);
        if (standing.file == null) {
            standing.trial = null;
            return;
        }
        if (standing.components.isEmpty()) {
            standing.components.addAll(former.components(bundle));
        }
        if (!standing.returning) {
            back.changed(bundle);
            former.candidate(bundle, standing.file);
        }
        standing.trial = new Trial(standing.components, nanos);
    }

    private boolean look(Bundle bundle, Standing standing, long nanos) {
        if (starts.isUnderWay(bundle)) { // it could not be stopped either
            return true;
        }
        if (!lives.isWanted(bundle)) { // not yet, or not any more
            standing.trial = standing.trial.isLate(nanos) ? null : standing.trial;
            return standing.trial != null;
        }
        boolean active = bundle.getState() == Bundle.ACTIVE;
        Unresolved[] reason = new Unresolved[1];
        Supplier<String> inactive = active ? null : () -> {
            reason[0] = lives.start(bundle);
            return reason[0] == null ? "it starts too late" : reason[0].problem();
        };
        ComponentStates states = active ? components.of(bundle) : null;
        Verdict verdict = standing.trial.look(inactive, states, nanos);
        if (verdict instanceof Verdict.Open) {
            return true;
        }
        standing.trial = null;
        if (verdict instanceof Verdict.Fails fails) {
            standing.returning = back.fails(bundle, standing, new Unresolved(fails.problem(), reason[0] == null ? null : reason[0].wanted()));
            return standing.returning;
        }
        standing.components = new TreeSet<>(states.satisfied());
        if (standing.returning) {
            standing.returning = false;
            LOG.info("{} {} runs again", bundle.getSymbolicName(), bundle.getVersion());
        } else {
            former.accept(bundle, states.satisfied());
            LOG.info("{} runs: {} {}", standing.file, bundle.getSymbolicName(), bundle.getVersion());
        }
        return false;
    }
}
