package org.parley.shell.internal;

import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.CompletionException;
import org.parley.call.CallException;
import org.parley.media.MediaException;
import org.parley.signaling.SignalingException;

/** What a failed request means for programs and people. */
record Failure(String code, String message, int exitCode) {
    private static final int FAILED = 1;
    private static final int USAGE = 2;

    static Failure of(Throwable failure) {
        Throwable cause = cause(failure);
        if (cause instanceof SignalingException e) {
            return new Failure(e.code() != null ? e.code() : Words.of(e.kind()), message(e), e.kind() == SignalingException.Kind.BAD_URI ? USAGE : FAILED);
        } else if (cause instanceof CallException e) {
            return new Failure(Words.of(e.kind()), e.getMessage(), FAILED);
        } else if (cause instanceof MediaException e) {
            return new Failure(Words.of(e.kind()), e.getMessage(), USAGE);
        } else if (cause instanceof IllegalArgumentException || cause instanceof IOException) {
            return new Failure("usage", cause.getMessage(), USAGE);
        }
        return new Failure("internal", cause.toString(), FAILED);
    }

    /** What a stage failed with, without its wrapping. */
    static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    private static String message(SignalingException e) {
        String wait = e.retryAfterMillis() < 0 ? "" : String.format(Locale.ROOT, "; try again in %d s", (e.retryAfterMillis() + 999) / 1_000);
        return e.getMessage() + wait;
    }
}
