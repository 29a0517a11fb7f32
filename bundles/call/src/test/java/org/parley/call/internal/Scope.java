package org.parley.call.internal;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.parley.call.internal.Choice.What;

/**
 * How often each thing may happen: the bound within which all sequences are tried.
 *
 * @param firstWins whether of two calls that cross the one that was made first is kept
 */
record Scope(String text, Map<What, Integer> most, boolean firstWins) {
    /** Written {@code "call 2 cut 1 lose 2"}; what is not named does not happen, but for answering, declining, arriving, coming back and mending. In front, {@code first} or {@code second} wins a glare. */
    static Scope of(String text) {
        Map<What, Integer> most = new EnumMap<>(What.class);
        String[] words = text.strip().split("\\s+");
        for (int i = 1; i < words.length; i += 2) {
            most.put(What.valueOf(words[i].toUpperCase(Locale.ROOT)), Integer.valueOf(words[i + 1]));
        }
        return new Scope(text, most, words[0].equals("first"));
    }

    /** Whether {@code next} may still follow {@code past}. */
    boolean allows(List<Choice> past, Choice next) {
        return switch (next.what()) {
            case ANSWER, DECLINE, ARRIVE, BACK, MEND -> true;
            default -> past.stream().filter(one -> one.what() == next.what()).count() < most.getOrDefault(next.what(), 0);
        };
    }

    /** What was used up: with the same left and the same state the same can follow. */
    String used(List<Choice> past) {
        Map<What, Integer> used = new EnumMap<>(What.class);
        past.stream().filter(one -> most.containsKey(one.what())).forEach(one -> used.merge(one.what(), 1, Integer::sum));
        return used.toString();
    }

    /** Whether nothing but users and time can go wrong. */
    boolean isWhole() {
        return List.of(What.CUT, What.RESTART, What.BREAK, What.REPEAT).stream().noneMatch(most::containsKey);
    }

    @Override
    public String toString() {
        return text;
    }
}
