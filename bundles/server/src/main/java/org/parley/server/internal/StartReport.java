package org.parley.server.internal;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Tells the operator what became of the start: each address once it is bound, the fingerprint, or why the server cannot run. Lives as long as the framework, so
 * that nothing is said twice. Synchronized.
 */
final class StartReport {
    private static final int FAILED = 1;
    private static final int CONFIGURATION = 2;

    private final Console console;
    private final Set<URI> told = new HashSet<>();
    private boolean over;
    private boolean failed;

    /** Where it is told. */
    interface Console {
        /** A line for the standard output. */
        void out(String line);

        /** A line for the standard error; then the process ends with that code. */
        void fail(String line, int exitCode);
    }

    StartReport(Console console) {
        this.console = console;
    }

    /** True once the server runs or has failed to start. */
    synchronized boolean isOver() {
        return over;
    }

    /** True when the server runs: what fails from now on is for the log. */
    synchronized boolean isRunning() {
        return over && !failed;
    }

    /** The start failed. Without effect when the server ran already. */
    synchronized void fail(String line, int exitCode) {
        if (!over) {
            over = true;
            failed = true;
            console.fail(line, exitCode);
        }
    }

    /**
     * Tells what is new.
     *
     * @param demanded    there must be a transport for every address: they were asked for on the command line
     * @param timeIsUp    what was not tried until now, for want of a transport, has failed
     * @param fingerprint gives null where there is no certificate
     */
    synchronized void tell(List<Listeners.State> states, boolean demanded, boolean timeIsUp, Supplier<String> fingerprint) {
        for (Listeners.State state : states) {
            if (state.bound() != null && told.add(state.bound())) {
                console.out("listening " + state.bound());
            }
        }
        if (over) {
            return;
        }
        List<String> failures = states.stream().map(Listeners.State::failure).filter(Objects::nonNull).toList();
        List<String> missing = states.stream().filter(state -> state.bound() == null && state.failure() == null).map(StartReport::why).toList();
        boolean none = states.stream().allMatch(state -> state.bound() == null);
        if (!failures.isEmpty()) {
            fail(String.join("; ", failures), CONFIGURATION);
        } else if (timeIsUp && !missing.isEmpty() && (demanded || none)) {
            fail(String.join("; ", missing), FAILED);
        } else if (missing.isEmpty() || timeIsUp) {
            over = true;
            if (fingerprint.get() != null) {
                console.out("fingerprint SHA-256 " + fingerprint.get());
            }
        }
    }

    /** Why an address is not bound. */
    static String why(Listeners.State state) {
        return state.failure() != null ? state.failure()
                : "cannot listen on " + state.asked() + ": no transport for " + state.asked().getScheme() + " is running";
    }
}
