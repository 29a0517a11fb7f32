package org.parley.media;

/** Why an engine ended a session by itself. */
public enum SessionEnd {
    /** The engine was stopped or updated. */
    ENGINE_STOPPED,
    /** The engine broke. */
    ENGINE_FAILED
}
