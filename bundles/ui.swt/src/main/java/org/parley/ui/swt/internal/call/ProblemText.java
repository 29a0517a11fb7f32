package org.parley.ui.swt.internal.call;

import org.parley.call.CallEvent;
import org.parley.ui.swt.internal.screen.Ui;

/** Says what went wrong in a call. */
final class ProblemText {
    private ProblemText() {}

    /** In the user's language, as far as it is known; what is said of the particular case stays as it came. */
    static String of(Ui ui, CallEvent.Problem problem) {
        String key = "problem." + problem.code();
        return ui.texts().has(key) ? ui.text(key, problem.message()) : problem.message();
    }
}
