package org.parley.ui.swt.internal.model;

import java.util.concurrent.CompletionException;
import org.parley.signaling.SignalingException;

/** What went wrong, unwrapped. */
public final class Failures {
    private Failures() {}

    /** Whether the server refused with {@code code}. */
    public static boolean is(Throwable failure, String code) {
        return cause(failure) instanceof SignalingException e && code.equals(e.code());
    }

    /** What a stage failed with. */
    public static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
