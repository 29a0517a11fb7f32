package org.parley.deploy.internal.trial;

import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Watches one bundle until it is known whether it runs. A component that fails in its activation decides at once; what may still come, such as another bundle that it needs, is waited for.
 * It runs when nothing was wrong for a second, since a component is often activated only when somebody uses it.
 */
final class Trial {
    static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration SETTLED = Duration.ofSeconds(1);

    private final Set<String> former;
    private final long begun;
    private long goodSince;
    private boolean good;

    /** {@code former} are the components that ran before. */
    Trial(Set<String> former, long nanos) {
        this.former = Set.copyOf(former);
        this.begun = nanos;
    }

    /** {@code inactive} is null for a bundle that is active; else it is asked, once it is too late, why it is not. */
    Verdict look(Supplier<String> inactive, ComponentStates components, long nanos) {
        boolean late = isLate(nanos);
        if (inactive != null) {
            good = false;
            return late ? new Verdict.Fails(inactive.get()) : new Verdict.Open();
        }
        if (!components.failed().isEmpty()) {
            String name = new TreeSet<>(components.failed().keySet()).first();
            return new Verdict.Fails("its component " + name + " failed in its activation: " + components.failed().get(name));
        }
        String problem = problem(components);
        if (problem != null) {
            good = false;
            return late ? new Verdict.Fails(problem) : new Verdict.Open();
        }
        if (!good) {
            good = true;
            goodSince = nanos;
        }
        return nanos - goodSince >= SETTLED.toNanos() ? new Verdict.Runs() : new Verdict.Open();
    }

    boolean isLate(long nanos) {
        return nanos - begun >= PATIENCE.toNanos();
    }

    private String problem(ComponentStates components) {
        if (!components.complete()) {
            return "its components cannot be read; the log says why";
        }
        return new TreeSet<>(former).stream().filter(components.missing()::containsKey).findFirst()
                .map(name -> "its component " + name + ", which ran before, misses " + components.missing().get(name)).orElse(null);
    }
}
