package org.parley.ui.swt.internal.screen;

import java.util.Set;
import org.parley.call.CallException;
import org.parley.signaling.SignalingException;
import org.parley.ui.swt.internal.model.Failures;

/** What went wrong, in the user's words. */
final class FailureText {
    private static final Set<String> KNOWN = Set.of("username-taken", "username-invalid", "password-invalid", "registration-closed", "invalid-credentials", "rate-limited",
        "token-invalid");

    private FailureText() {}

    /** A sentence or two. */
    static String of(Ui ui, Throwable failure) {
        Throwable cause = Failures.cause(failure);
        if (cause instanceof SignalingException refused && refused.kind() == SignalingException.Kind.REFUSED) {
            return KNOWN.contains(refused.code()) ? ui.text("refused." + refused.code()) : ui.text("failure.REFUSED", String.valueOf(refused.getMessage()));
        } else if (cause instanceof SignalingException failed) {
            return ui.text("failure." + failed.kind(), ui.account().server().map(uri -> uri.getHost()).orElse(""));
        } else if (cause instanceof CallException call) {
            return ui.text("failure.call." + call.kind());
        }
        return ui.text("failure.other", String.valueOf(cause.getMessage()));
    }
}
