package org.parley.launcher.conformance.report;

import java.io.PrintWriter;
import java.util.List;

/** A line a case, as it ends, and a last one for all. */
public final class TextReport {
    private final PrintWriter out;

    /** Writes to {@code out}. */
    public TextReport(PrintWriter out) {
        this.out = out;
    }

    /** Tells one result. */
    public void tell(Result result) {
        String line = switch (result.outcome()) {
            case PASSED -> "ok       " + result.of().name() + ": " + result.of().what();
            case FAILED -> "FAILED   " + result.of().name() + ": " + result.of().what() + " [" + result.of().section() + "]: " + result.why();
            case NOT_RUN -> "not run  " + result.of().name() + ": " + result.why();
        };
        out.println(line);
        out.flush();
    }

    /** Tells how many there were. */
    public void sum(List<Result> results) {
        out.println("in all   " + count(results, Result.Outcome.PASSED) + " passed, " + count(results, Result.Outcome.FAILED) + " failed, "
            + count(results, Result.Outcome.NOT_RUN) + " not run");
        out.flush();
    }

    private static long count(List<Result> results, Result.Outcome outcome) {
        return results.stream().filter(result -> result.outcome() == outcome).count();
    }
}
