package org.parley.call.internal;

import org.parley.protocol.Usernames;

/** How user names compare. */
final class Names {
    private Names() {}

    /** Whether both name the same account: ASCII case does not count. */
    static boolean same(String one, String other) {
        return Usernames.key(one).equals(Usernames.key(other));
    }
}
