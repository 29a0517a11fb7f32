package org.parley.launcher.conformance.report;

import org.parley.launcher.conformance.Case;

/**
 * What came of a case.
 *
 * @param why        what was found, or why it was not run; empty when it passed
 * @param transcript what went over its connections
 */
public record Result(Case of, Outcome outcome, String why, double seconds, String transcript) {
    /** How it ended. */
    public enum Outcome { PASSED, FAILED, NOT_RUN }
}
