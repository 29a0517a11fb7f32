package org.parley.launcher.soak;

import java.io.IOException;
import java.util.List;

/** Calls in which nothing happens: two and two, again and again. */
final class Laps {
    private static final int RING_MILLIS = 30_000;
    private static final int CONNECT_MILLIS = 40_000;

    private final Crew crew;
    private final Settling settling;

    Laps(Crew crew, Settling settling) {
        this.crew = crew;
        this.settling = settling;
    }

    void run(int times) throws Finding, IOException, InterruptedException {
        List<Participant> all = crew.all();
        for (int time = 0; time < times; time++) {
            for (int i = 0; i + 1 < all.size(); i += 2) {
                all.get(i).program().type("call " + all.get(i + 1));
            }
            crew.await(RING_MILLIS, () -> crew.withCall(side -> side.isIncoming() && side.is("ringing")).size() == all.size() / 2, "it rings at all");
            crew.ledger().open().forEach(story -> story.callee().program().type("answer"));
            crew.await(CONNECT_MILLIS, () -> crew.ledger().open().stream().flatMap(Story::sides).allMatch(side -> side.is("active")), "all see each other");
            settling.hangUp();
            crew.ledger().judge();
        }
    }
}
