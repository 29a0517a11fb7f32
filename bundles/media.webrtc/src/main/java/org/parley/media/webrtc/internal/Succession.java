package org.parley.media.webrtc.internal;

import java.util.List;
import java.util.Optional;

/**
 * What becomes of a device in use when devices come and go.
 *
 * @param next what is used from now on; empty for none
 * @param lost whether the one before is gone, and not only no more the default
 */
record Succession<T>(Optional<T> next, boolean lost) {
    /**
     * What must change; empty for nothing.
     *
     * @param current the device in use, null for none
     * @param broken  whether it gives nothing any more although it may be there
     * @param any     whether the user wants whichever is the default
     * @param now     what there is, the default first
     */
    static <T> Optional<Succession<T>> of(T current, boolean broken, boolean any, List<T> now) {
        boolean there = current != null && !broken && now.contains(current);
        if (there && !any || current == null && !any) {
            return Optional.empty();
        }
        Optional<T> next = now.stream().filter(one -> !broken || !one.equals(current)).findFirst();
        if (there && next.get().equals(current) || current == null && next.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Succession<>(next, current != null && !there));
    }
}
