package org.parley.media.screen.internal.desktop;

import org.freedesktop.dbus.Tuple;
import org.freedesktop.dbus.annotations.Position;

/** What a backend answers: how it went, and what came of it. */
public final class Answer<A, B> extends Tuple {
    @Position(0)
    public final A code;
    @Position(1)
    public final B results;

    public Answer(A code, B results) {
        this.code = code;
        this.results = results;
    }
}
