package org.parley.call.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.parley.call.Call;
import org.parley.call.CallEvent;
import org.parley.call.CallException;
import org.parley.call.CallState;

/**
 * Two users who do anything at any time, on a network that loses, repeats, delays and breaks: once it is whole again, either both are in the same call, or neither is in
 * any. Each seed is another story; a failure names its seed.
 */
class SimulationTest {
    private static final int STORIES = 200;
    private static final int STEPS = 60;

    @Test
    void bothSidesAlwaysAgreeInTheEnd() {
        int talked = 0;
        for (int seed = 1; seed <= STORIES; seed++) {
            Story story = new Story(seed);
            try {
                talked += story.play() ? 1 : 0;
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
        }
        assertThat(talked).as("stories in which a call was still up").isGreaterThan(STORIES / 20);
    }

    private static final class Story extends Duo {
        private final Random random;
        private final Promptness promptness = new Promptness(world);

        Story(int seed) {
            super(seed);
            random = new Random(seed);
            promptness.watch(alice);
            promptness.watch(bob);
            alice.engine("spare", -100);
            bob.engine("spare", -100);
        }

        boolean play() {
            double loss = random.nextInt(3) * 0.1;
            server.lose = message -> random.nextDouble() < loss;
            server.twice = message -> random.nextInt(10) == 0;
            for (int step = 0; step < STEPS; step++) {
                act(random.nextBoolean() ? alice : bob);
                breakOrMend();
                world.advanceSeconds(random.nextInt(4) == 0 ? 8 * random.nextDouble() : random.nextDouble());
            }
            mendAll();
            world.advanceSeconds(75);
            boolean talking = assertAgree();
            alice.calls.current().ifPresent(Call::hangUp);
            world.advanceSeconds(1);
            assertThat(alice.calls.current()).isEmpty();
            assertThat(bob.calls.current()).isEmpty();
            assertNothingLeft();
            promptness.check();
            assertEachEndedOnce(alice);
            assertEachEndedOnce(bob);
            return talking;
        }

        private void act(Party party) {
            switch (random.nextInt(9)) {
                case 0, 1, 2 -> {
                    try {
                        party.calls.call(party == alice ? "Bob" : "Alice");
                    } catch (CallException e) {
                        assertThat(e.kind()).isEqualTo(CallException.Kind.IN_A_CALL);
                    }
                }
                case 3, 4, 5 -> party.calls.current().ifPresent(Call::answer);
                case 6 -> party.calls.current().filter(call -> random.nextInt(3) == 0).ifPresent(Call::hangUp);
                case 7 -> party.calls.current().filter(call -> random.nextInt(5) == 0).ifPresent(Call::decline);
                default -> party.calls.current().ifPresent(call -> call.muteCamera(random.nextBoolean()));
            }
        }

        private void breakOrMend() {
            switch (random.nextInt(16)) {
                case 0 -> alice.signaling.lose();
                case 1 -> bob.signaling.lose();
                case 2, 3 -> alice.signaling.comeBack();
                case 4, 5 -> bob.signaling.comeBack();
                case 6 -> net.cut = true;
                case 7, 8 -> net.cut = false;
                case 9 -> net.textLost = !net.textLost;
                case 10 -> swap(random.nextBoolean() ? alice : bob);
                case 11 -> server.delay = message -> random.nextInt(4) == 0;
                case 12 -> server.letGo();
                default -> { }
            }
        }

        /** The engine is updated; sometimes it stays away. */
        private void swap(Party party) {
            List<FakeEngine> present = party.engines.stream().filter(engine -> !engine.stopped && engine.name().equals("real")).toList();
            if (present.isEmpty()) {
                party.engine("real", 0);
            } else {
                party.stop(present.get(0));
                if (random.nextBoolean()) {
                    world.advanceSeconds(random.nextDouble() * 2);
                    party.engine("real", 0);
                }
            }
        }

        private void mendAll() {
            server.lose = message -> false;
            server.letGo();
            net.cut = false;
            net.textLost = false;
            for (Party party : List.of(alice, bob)) {
                if (party.engines.stream().allMatch(engine -> engine.stopped || engine.name().equals("spare"))) {
                    party.engine("real", 0);
                }
            }
            serverBack();
        }

        private boolean assertAgree() {
            assertThat(alice.calls.current().map(Call::id)).as("alice's call, as bob's").isEqualTo(bob.calls.current().map(Call::id));
            alice.calls.current().ifPresent(call -> assertThat(call.state()).as("alice").isEqualTo(CallState.ACTIVE));
            bob.calls.current().ifPresent(call -> assertThat(call.state()).as("bob").isEqualTo(CallState.ACTIVE));
            return alice.calls.current().isPresent();
        }

        private static void assertEachEndedOnce(Party party) {
            party.events.stream().map(CallEvent::call).distinct().forEach(call -> {
                assertThat(party.states(call)).containsOnlyOnce(CallState.ENDED).endsWith(CallState.ENDED);
                assertThat(call.end()).isPresent();
            });
        }
    }
}
