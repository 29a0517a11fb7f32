package org.parley.deploy.internal.trial;

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
    private static final String INTERRUPTED = "its start waited for " + Trial.PATIENCE.toSeconds() + " s and was interrupted";

    private final Lives lives;
    private final Components components;
    private final PluginFiles plugins;
    private final FormerJars former;
    private final BringingBack back;
    private final Starts starts;
    private final Interruptions interruptions;
    private final Map<Bundle, Standing> standings = new HashMap<>();

    Trials(Lives lives, Components components, PluginFiles plugins, FormerJars former, BringingBack back, Starts starts, Interruptions interruptions) {
        this.lives = lives;
        this.components = components;
        this.plugins = plugins;
        this.former = former;
        this.back = back;
        this.starts = starts;
        this.interruptions = interruptions;
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
        interruptions.forget(bundle);
    }

    private void begin(Bundle bundle, Standing standing, long nanos) {
        standing.content = bundle.getLastModified();
        interruptions.forget(bundle);
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
        Starts.Stage stage = starts.stageOf(bundle);
        if (stage == Starts.Stage.STARTING) { // it could not be stopped either
            return true;
        }
        if (!lives.isWanted(bundle)) { // not yet, or not any more
            standing.trial = standing.trial.isLate(nanos) ? null : standing.trial;
            return standing.trial != null;
        }
        ComponentStates states = stage == Starts.Stage.ACTIVE ? components.of(bundle) : null;
        boolean interrupted = interruptions.happenedTo(bundle) && (states == null || !states.failed().isEmpty());
        Unresolved[] reason = new Unresolved[1];
        Supplier<String> start = states != null ? null : () -> {
            reason[0] = lives.start(bundle);
            return reason[0] == null ? null : reason[0].problem();
        };
        Verdict verdict = interrupted ? new Verdict.Fails(INTERRUPTED) : standing.trial.look(start, states, nanos);
        if (verdict instanceof Verdict.Open) {
            return true;
        }
        standing.trial = null;
        if (verdict instanceof Verdict.Fails fails) {
            standing.returning = back.fails(bundle, standing, new Unresolved(fails.problem(), reason[0] == null ? null : reason[0].wanted()));
            if (interrupted && !standing.returning) {
                back.stop(bundle); // nobody shall try that again
            }
            return standing.returning;
        }
        runs(bundle, standing, states);
        return false;
    }

    private void runs(Bundle bundle, Standing standing, ComponentStates states) {
        standing.components = new TreeSet<>(states.satisfied());
        if (standing.returning) {
            standing.returning = false;
            LOG.info("{} {} runs again", bundle.getSymbolicName(), bundle.getVersion());
        } else {
            former.accept(bundle, states.satisfied());
            LOG.info("{} runs: {} {}", standing.file, bundle.getSymbolicName(), bundle.getVersion());
        }
    }
}
