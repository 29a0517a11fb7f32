package org.parley.deploy.internal.trial;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.Bundle;

/** Starts of bundles that have begun and not come to an end: an activator, or the activation of a component, may block for ever. Any thread may call. */
final class Starts {
    private final Map<Bundle, Long> begun = new ConcurrentHashMap<>();

    void begins(Bundle bundle, long nanos) {
        begun.put(bundle, nanos);
    }

    /** All who must hear of the start, among them those that activate components, have returned; or it has failed. */
    void ends(Bundle bundle) {
        begun.remove(bundle);
    }

    boolean isUnderWay(Bundle bundle) {
        return begun.containsKey(bundle);
    }

    boolean any() {
        return !begun.isEmpty();
    }

    /** Those that have lasted longer than a trial. Its end may only come late, behind somebody who holds up the framework's events: so a thread must be seen starting something. */
    List<Bundle> stuck(long nanos) {
        List<Bundle> late = begun.entrySet().stream().filter(entry -> nanos - entry.getValue() >= Trial.PATIENCE.toNanos()).map(Map.Entry::getKey).toList();
        return late.isEmpty() || !isAnyThreadStarting() ? List.of() : late;
    }

    private static boolean isAnyThreadStarting() {
        return Thread.getAllStackTraces().values().stream().flatMap(Arrays::stream).anyMatch(frame -> frame.getMethodName().equals("startBundle"));
    }
}
