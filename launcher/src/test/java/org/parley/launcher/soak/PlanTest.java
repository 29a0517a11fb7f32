package org.parley.launcher.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlanTest {
    private static List<Draw> steps(long seed, int rounds) {
        Plan plan = new Plan(seed);
        return IntStream.range(0, rounds).mapToObj(i -> plan.round()).flatMap(List::stream).toList();
    }

    @Test
    void aSeedDrawsTheSameEachTimeAndAnotherOneSomethingElse() {
        assertThat(steps(42, 3)).isEqualTo(steps(42, 3)).isNotEqualTo(steps(43, 3));
    }

    @Test
    void everythingThatCanHappenIsDrawnAndCounted() {
        List<Draw> steps = steps(1, 60);
        assertThat(steps.stream().map(Draw::action).collect(Collectors.toSet())).containsExactlyInAnyOrder(Action.values());
        assertThat(steps.stream().map(Draw::step)).isEqualTo(IntStream.rangeClosed(1, steps.size()).boxed().toList());
    }

    @Test
    void whatIsDrawnChoosesAmongThoseThatThereAre() {
        List<String> chosen = new ArrayList<>();
        for (double first : new double[] {0, 0.49, 0.5, 0.999}) {
            chosen.add(new Draw(1, Action.CALL, first, 0, 1, 1).firstOf(List.of("alice", "bob")));
        }
        assertThat(chosen).containsExactly("alice", "alice", "bob", "bob");
    }
}
