package org.parley.ui.swt.internal.call;

import java.util.Locale;

/** Sizes of files for people. */
final class Sizes {
    private static final String[] UNITS = {"kB", "MB", "GB", "TB"};

    private Sizes() {}

    /** Such as 713 B, 12.4 kB, 1.0 GB: a unit is 1,000 of the one before. */
    static String of(long bytes) {
        if (bytes < 1_000) {
            return bytes + " B";
        }
        double value = bytes;
        int unit = -1;
        while (value >= 999.95 && unit < UNITS.length - 1) {
            value /= 1_000;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %s", value, UNITS[unit]);
    }
}
