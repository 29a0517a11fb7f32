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
    private long begun;
    private boolean started;
    private boolean active;
    private long goodSince;
    private boolean good;

    /** {@code former} are the components that ran before. */
    Trial(Set<String> former, long nanos) {
        this.former = Set.copyOf(former);
        this.begun = nanos;
    }

    /** {@code start} is null for a bundle that is active; else it starts the bundle, once that has lasted too long, and tells why that cannot be, or null. */
    Verdict look(Supplier<String> start, ComponentStates components, long nanos) {
        if (start != null) {
            good = false;
            return isLate(nanos) ? start(start, nanos) : new Verdict.Open();
        }
        if (!active) { // what its components need may come from now on
            active = true;
            begun = nanos;
        }
        boolean late = isLate(nanos);
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

    /** Whoever should have started it may only have been slow. */
    private Verdict start(Supplier<String> start, long nanos) {
        String problem = start.get();
        if (problem == null && !started) {
            started = true;
            begun = nanos;
            return new Verdict.Open();
        }
        return new Verdict.Fails(problem == null ? "it does not become active" : problem);
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
