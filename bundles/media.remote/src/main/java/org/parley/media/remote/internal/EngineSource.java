package org.parley.media.remote.internal;

import org.parley.media.MediaException;

/** Where the engine for a child comes from. Asked anew for each child, so that a newer version is used by the next one. */
@FunctionalInterface
interface EngineSource {
    /** The engine. @throws MediaException when there is none; the message says what to do */
    ChildEngine find() throws MediaException;
}
