package org.parley.ui.swt.internal.call;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.parley.media.MediaStats;

/** The figures of the last two minutes. */
final class StatsHistory {
    static final int MOST = 120;
    private final Deque<MediaStats> readings = new ArrayDeque<>();

    void add(MediaStats reading) {
        readings.addLast(reading);
        if (readings.size() > MOST + 1) {
            readings.removeFirst();
        }
    }

    Optional<MediaStats> latest() {
        return Optional.ofNullable(readings.peekLast());
    }

    /** One value of each reading, oldest first. */
    double[] values(ToDoubleFunction<MediaStats> value) {
        return readings.stream().mapToDouble(value).toArray();
    }

    /** Packets lost within each second. */
    double[] lost() {
        List<MediaStats> all = List.copyOf(readings);
        double[] lost = new double[Math.max(0, all.size() - 1)];
        for (int i = 0; i < lost.length; i++) {
            lost[i] = Math.max(0, all.get(i + 1).packetsLost() - all.get(i).packetsLost());
        }
        return lost;
    }
}
