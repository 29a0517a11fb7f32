package org.parley.launcher.soak;

import java.util.List;

/**
 * One step as it is drawn. Who can do it is known only when its turn comes: {@code first} and {@code second} choose among them.
 *
 * @param step        counted from 1
 * @param first       0 to 1
 * @param second      0 to 1
 * @param lastsMillis how long what it begins lasts, where that matters
 * @param pauseMillis until the next step
 */
record Draw(int step, Action action, double first, double second, int lastsMillis, int pauseMillis) {
    /** One of {@code all}, which are not none. */
    <T> T firstOf(List<T> all) {
        return all.get((int) (first * all.size()));
    }

    /** One of {@code all}, which are not none. */
    <T> T secondOf(List<T> all) {
        return all.get((int) (second * all.size()));
    }
}
