package org.parley.launcher.soak;

import java.io.IOException;
import java.util.List;

/** Commands that all clients are to answer. One that exchanges a bundle does not know some of them for a moment, so they are asked again. */
final class Questions {
    private static final List<String> COMMANDS = List.of("status", "peers", "lb");
    /** Those that are answered in any case. */
    private static final List<String> ANSWERED = List.of("status", "lb");
    private static final int MOST_TIMES = 12;

    private final Desk desk;
    private final int againMillis;

    /** {@code againMillis} is how long an answer is waited for. */
    Questions(Desk desk, int againMillis) {
        this.desk = desk;
        this.againMillis = againMillis;
    }

    /** Returns when all have answered. */
    void ask(List<Participant> all) throws Finding, IOException, InterruptedException {
        all.forEach(one -> COMMANDS.forEach(one::ask));
        for (int times = 1; !desk.await(againMillis, () -> all.stream().allMatch(Questions::hasAnswered)); times++) {
            if (times == MOST_TIMES) {
                throw new Finding("asked for " + MOST_TIMES * againMillis / 1_000 + " s in vain: " + all.stream().filter(one -> !hasAnswered(one)).map(one -> one + " does not answer " + unanswered(one)).toList());
            }
            all.stream().filter(one -> !hasAnswered(one)).forEach(one -> COMMANDS.forEach(one::ask));
        }
    }

    private static boolean hasAnswered(Participant one) {
        return unanswered(one).isEmpty();
    }

    private static List<String> unanswered(Participant one) {
        return ANSWERED.stream().filter(command -> one.answer(command).isEmpty()).toList();
    }
}
