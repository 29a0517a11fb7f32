package org.parley.ui.swt.internal.call;

import org.parley.call.Call;

/** Names of those in a call. */
final class Names {
    private Names() {}

    /** Of all others. */
    static String of(Call call) {
        return String.join(", ", call.participants());
    }
}
