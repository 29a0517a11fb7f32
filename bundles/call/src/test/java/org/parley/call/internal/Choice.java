package org.parley.call.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** One thing that may happen next in a {@link Scene}; {@code who} is a party's name, or empty. Written {@code alice.call}, so that a sequence can be copied into a test. */
record Choice(String who, What what) {
    enum What {
        CALL,
        /** Calls after a call has ended. */
        CALL_AGAIN,
        ANSWER, DECLINE, HANG_UP,
        /** The first message that is under way from this party arrives; at the server, if the other is away. */
        ARRIVE,
        /** It is lost with a connection. */
        LOSE,
        /** It will come once more, after all that are under way. */
        REPEAT,
        /** The connection to the server is lost. */
        CUT,
        /** It is there again. */
        BACK,
        /** The server begins anew: all sessions and all that was under way are gone. */
        RESTART,
        /** Media does not pass any more. */
        BREAK,
        /** It does again. */
        MEND,
        /** 1.1 s pass: media comes up. */
        MOMENT,
        /** 10.1 s pass: messages are repeated, offers taken back, silence is noticed. */
        WHILE,
        /** 31 s pass: repeats are given up, silence ends calls, resume windows close. */
        LONG
    }

    @Override
    public String toString() {
        return (who.isEmpty() ? "" : who + ".") + what.name().toLowerCase(Locale.ROOT);
    }

    static Choice of(String text) {
        int dot = text.indexOf('.');
        return new Choice(dot < 0 ? "" : text.substring(0, dot), What.valueOf(text.substring(dot + 1).toUpperCase(Locale.ROOT)));
    }

    static List<Choice> sequence(String text) {
        return Arrays.stream(text.strip().split("\\s+")).filter(word -> !word.isEmpty()).map(Choice::of).toList();
    }

    static String text(List<Choice> sequence) {
        return sequence.stream().map(Choice::toString).collect(Collectors.joining(" "));
    }
}
