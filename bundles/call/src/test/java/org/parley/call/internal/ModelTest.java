package org.parley.call.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.parley.call.CallState;

/**
 * All that two users, a forwarder and time can do within a bound: however it goes, nobody is left in a call alone, nothing is stuck, both know how it ended, and no program error
 * is met. A violation names its sequence, for {@link Scene#after}. Other bounds: {@code -Dparley.model="first call 2 cut 1 lose 1"}, several with a semicolon between them.
 */
class ModelTest {
    private static final String BOUNDS = "first call 2 hang_up 1; second call 2 hang_up 1; first call 1 hang_up 1 cut 1 lose 1; first call 1 hang_up 1 break 1 moment 1;"
            + "first call 1 hang_up 1 restart 1; first call 1 cut 1 repeat 1; first call 1 hang_up 2 moment 1; first call 1 moment 1 while 1";
    private static final int MOST_STATES = 2_000_000;

    static Stream<Scope> scopes() {
        return Arrays.stream(System.getProperty("parley.model", BOUNDS).split(";")).map(String::strip).map(Scope::of);
    }

    @ParameterizedTest
    @MethodSource("scopes")
    void nobodyIsLeftAloneWhateverHappens(Scope scope) {
        Explorer explorer = new Explorer(scope);
        explorer.explore(MOST_STATES);
        System.out.println(explorer);
        assertThat(explorer.violations()).isEmpty();
    }

    @Test
    void aSequenceIsPlayedAgainFromItsText() {
        String text = "alice.call alice.arrive bob.arrive bob.answer bob.arrive alice.arrive moment";
        List<Choice> sequence = Choice.sequence(text);
        assertThat(Choice.text(sequence)).isEqualTo(text);
        Scene scene = Scene.after(true, sequence);
        assertThat(scene.alice.now().state()).isEqualTo(CallState.ACTIVE);
        assertThat(scene.bob.now().state()).isEqualTo(CallState.ACTIVE);
    }

    @Test
    void statesAreTheSameWhateverLedToThemAndDifferInWhatMatters() {
        boolean same = state("alice.call bob.call alice.arrive bob.arrive").equals(state("alice.call bob.call bob.arrive alice.arrive"));
        assertThat(same).as("offers that cross, whichever arrives first").isTrue();
        assertThat(state("alice.call alice.cut alice.back")).as("the offer is under way once").isNotEqualTo(state("alice.call"));
        assertThat(state("alice.call alice.arrive")).isNotEqualTo(state("alice.call alice.arrive bob.cut"));
    }

    private static String state(String text) {
        return Scene.after(true, Choice.sequence(text)).state();
    }
}
