package org.parley.shell.internal;

import java.util.Locale;

/** Constants as people and programs read them. */
final class Words {
    private Words() {}

    /** {@code LOGGED_IN} is logged-in. */
    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
