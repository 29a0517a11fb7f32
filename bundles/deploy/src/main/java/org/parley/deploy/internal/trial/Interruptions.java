package org.parley.deploy.internal.trial;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.framework.Bundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends starts of plug-ins that wait in one place for as long as a trial lasts, by interrupting their thread, since whatever else is to be deployed waits behind them. One that computes, however
 * slowly, is left alone. Everything is called on the thread of the trials.
 */
final class Interruptions {
    private static final Logger LOG = LoggerFactory.getLogger(Interruptions.class);
    private static final String DEPLOYERS = "fileinstall-";

    private record Place(Thread thread, List<StackTraceElement> trace, long nanos) {}

    private final Starts starts;
    private final PluginFiles plugins;
    private final Runnable deployerHasDied;
    private final Map<Bundle, Place> waiting = new HashMap<>();
    private final Set<Bundle> interrupted = new HashSet<>();
    private final Map<Thread, Long> disturbed = new HashMap<>();

    /** {@code deployerHasDied} is told when the interruption was passed on to the loop of the thread that looks at the folder, which ends by it. */
    Interruptions(Starts starts, PluginFiles plugins, Runnable deployerHasDied) {
        this.starts = starts;
        this.plugins = plugins;
        this.deployerHasDied = deployerHasDied;
    }

    /** Looks at all starts; true while there is something to look at again soon. */
    boolean look(long nanos) {
        Map<Bundle, Starts.Start> all = starts.underWay();
        waiting.keySet().retainAll(all.keySet());
        all.forEach((bundle, start) -> look(bundle, start.thread(), nanos));
        if (disturbed.keySet().removeIf(thread -> !thread.isAlive() && thread.getName().startsWith(DEPLOYERS))) {
            deployerHasDied.run();
        }
        disturbed.values().removeIf(since -> nanos - since >= Trial.PATIENCE.toNanos());
        return !all.isEmpty() || !disturbed.isEmpty();
    }

    private void look(Bundle bundle, Thread thread, long nanos) {
        StackTraceElement[] trace = thread.getStackTrace();
        boolean waits = (thread.getState() == Thread.State.WAITING || thread.getState() == Thread.State.TIMED_WAITING) && Starts.starts(trace);
        Place before = waiting.get(bundle);
        if (!waits) {
            waiting.remove(bundle);
        } else if (before == null || before.thread() != thread || !before.trace().equals(List.of(trace))) {
            waiting.put(bundle, new Place(thread, Arrays.asList(trace), nanos));
        } else if (nanos - before.nanos() >= Trial.PATIENCE.toNanos() && !interrupted.contains(bundle) && plugins.of(bundle).isPresent()) {
            interrupted.add(bundle);
            disturbed.put(thread, nanos);
            LOG.warn("{} {} has waited in its start for {} s, {}; it is interrupted", bundle.getSymbolicName(), bundle.getVersion(), Trial.PATIENCE.toSeconds(), place(trace));
            thread.interrupt();
        }
    }

    private static String place(StackTraceElement[] trace) {
        return Arrays.stream(trace).filter(frame -> !frame.getClassName().startsWith("java.") && !frame.getClassName().startsWith("jdk.")).findFirst().map(frame -> "at " + frame).orElse("");
    }

    /** Whether the start of its present content was. */
    boolean happenedTo(Bundle bundle) {
        return interrupted.contains(bundle);
    }

    /** It has other content, or is gone. */
    void forget(Bundle bundle) {
        interrupted.remove(bundle);
    }
}
