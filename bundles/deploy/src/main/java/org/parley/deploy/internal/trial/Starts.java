package org.parley.deploy.internal.trial;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.Bundle;

/** Starts of bundles that have begun and not come to an end: an activator, or the activation of a component, may block for ever. Any thread may call. */
final class Starts {
    /** How far a bundle has come. */
    enum Stage { INACTIVE, STARTING, ACTIVE }

    /** On which thread, since when. */
    record Start(Thread thread, long nanos) {
        boolean isLate(long now) {
            return now - nanos >= Trial.PATIENCE.toNanos();
        }
    }

    private final Map<Bundle, Start> begun = new ConcurrentHashMap<>();

    /** Called on the thread that starts it. */
    void begins(Bundle bundle, long nanos) {
        begun.put(bundle, new Start(Thread.currentThread(), nanos));
    }

    /** All who must hear of the start, among them those that activate components, have returned; or it has failed. */
    void ends(Bundle bundle) {
        begun.remove(bundle);
    }

    /** The state is asked first: a bundle that becomes active before the second question is known to be starting then, and its components need not be known yet. */
    Stage stageOf(Bundle bundle) {
        boolean active = bundle.getState() == Bundle.ACTIVE;
        return begun.containsKey(bundle) ? Stage.STARTING : active ? Stage.ACTIVE : Stage.INACTIVE;
    }

    boolean any() {
        return !begun.isEmpty();
    }

    Map<Bundle, Start> underWay() {
        return Map.copyOf(begun);
    }

    /** Those that have lasted longer than a trial. Its end may only be told late, behind somebody who holds up the framework's events: so the thread must be seen starting something. */
    List<Bundle> late(long nanos) {
        return begun.entrySet().stream().filter(entry -> entry.getValue().isLate(nanos) && starts(entry.getValue().thread().getStackTrace())).map(Map.Entry::getKey).toList();
    }

    static boolean starts(StackTraceElement[] trace) {
        return Arrays.stream(trace).anyMatch(frame -> frame.getMethodName().equals("startBundle"));
    }
}
