package org.parley.launcher.soak;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** What is drawn by a seed: the same steps each time, however they turn out. */
final class Plan {
    private static final int LEAST_STEPS = 15;
    private static final int MOST_STEPS = 35;
    private static final int MOST_PAUSE_MILLIS = 1_500;
    private static final int MOST_LASTING_MILLIS = 5_000;
    /** Longer than a server waits for a silent client, and than a session outlives its connection. */
    private static final int LONG_MILLIS = 14_000;
    private static final int ONE_IN_LONG = 8;
    private static final int SUM = Arrays.stream(Action.values()).mapToInt(action -> action.weight).sum();

    private final Random random;
    private int steps;

    Plan(long seed) {
        random = new Random(seed);
    }

    /** The steps until all is mended and looked at once more. */
    List<Draw> round() {
        List<Draw> round = new ArrayList<>();
        for (int i = LEAST_STEPS + random.nextInt(MOST_STEPS - LEAST_STEPS); i > 0; i--) {
            round.add(next());
        }
        return round;
    }

    private Draw next() {
        Action action = action(random.nextInt(SUM));
        double first = random.nextDouble();
        double second = random.nextDouble();
        int lasts = random.nextInt(ONE_IN_LONG) == 0 ? LONG_MILLIS : 100 + random.nextInt(MOST_LASTING_MILLIS);
        double pause = random.nextDouble();
        return new Draw(++steps, action, first, second, lasts, (int) (pause * pause * MOST_PAUSE_MILLIS));
    }

    private static Action action(int drawn) {
        int left = drawn;
        for (Action action : Action.values()) {
            left -= action.weight;
            if (left < 0) {
                return action;
            }
        }
        throw new IllegalStateException();
    }
}
