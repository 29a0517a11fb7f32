package org.parley.media;

/** Picture or sound. */
public enum MediaKind {
    /** Picture. */
    VIDEO,
    /** Sound. */
    AUDIO
}
