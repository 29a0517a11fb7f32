package org.parley.deploy.internal.trial;

/** What is known of a bundle on trial. */
sealed interface Verdict {
    /** Nothing yet. */
    record Open() implements Verdict {}

    /** It runs. */
    record Runs() implements Verdict {}

    /**
     * It does not.
     *
     * @param problem part of a line: what is wrong with it
     */
    record Fails(String problem) implements Verdict {}
}
