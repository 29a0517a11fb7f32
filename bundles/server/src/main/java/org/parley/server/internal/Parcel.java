package org.parley.server.internal;

import org.parley.transport.Frame;

/**
 * A message to be forwarded.
 *
 * @param from  who sends it, in the registered spelling
 * @param call  what it is about
 * @param id    0 when it has none: it then is never a repeat
 * @param frame good while the sender's handler runs; its bytes are what the receiver gets
 */
record Parcel(String from, String call, long id, Frame frame) {
    /** What a repeat has in common with the first. */
    record Key(String from, String call, long id) {}

    Key key() {
        return new Key(from, call, id);
    }
}
