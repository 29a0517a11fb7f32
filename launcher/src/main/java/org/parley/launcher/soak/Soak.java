package org.parley.launcher.soak;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Rounds of drawn steps, after each of which all must be well, and at the end nothing left. */
final class Soak {
    private static final int END_SECONDS = 30;

    private final Crew crew;
    private final Desk desk;
    private final Journal journal;
    private final Deeds deeds;
    private final Settling settling;
    private final Remains remains;
    private final Logs logs;
    private final Plan plan;
    private int step;

    Soak(Crew crew, Desk desk, Journal journal, Deeds deeds, long seed) {
        this.crew = crew;
        this.desk = desk;
        this.journal = journal;
        this.deeds = deeds;
        this.settling = new Settling(crew, desk);
        this.remains = new Remains(crew, desk, new Laps(crew, settling));
        this.logs = new Logs(crew.folder());
        this.plan = new Plan(seed);
    }

    /** The step that was carried out last. */
    int step() {
        return step;
    }

    /** Goes on until the time is over or the steps are done, and then looks what is left; the processes have ended then. */
    void run(long seconds, int mostSteps, boolean measured) throws Finding, IOException, InterruptedException {
        if (measured) {
            remains.before();
        }
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        for (int round = 1; System.nanoTime() < until && step < mostSteps; round++) {
            round(plan.round(), until, mostSteps);
            double mended = journal.seconds();
            settling.settle();
            journal.tell("round %d: all is well after %.1f s; %s".formatted(round, journal.seconds() - mended, crew.ledger().summary()));
        }
        if (measured) {
            remains.after().forEach(journal::tell);
        }
        leave();
    }

    private void round(List<Draw> draws, long until, int mostSteps) throws Finding, IOException, InterruptedException {
        for (Draw draw : draws) {
            if (System.nanoTime() >= until || step == mostSteps) {
                return;
            }
            step = draw.step();
            String done = deeds.carryOut(draw);
            journal.tell("step %d %s: %s".formatted(step, draw.action(), done));
            desk.pass(done.equals(Deeds.NOBODY) ? 0 : draw.pauseMillis());
        }
    }

    private void leave() throws Finding, IOException, InterruptedException {
        for (Participant one : crew.all()) {
            one.leave();
        }
        for (Participant one : crew.all()) {
            expectGoodEnd(one.program());
        }
        crew.host().stop();
        expectGoodEnd(crew.host().program());
        desk.pass(0);
        remains.nothing(crew.folder());
        logs.look();
    }

    private static void expectGoodEnd(Program program) throws Finding, InterruptedException {
        Integer code = program.exitCode(END_SECONDS);
        if (code == null || code != 0) {
            throw new Finding(program.name() + (code == null ? " did not end within " + END_SECONDS + " s" : " ended with exit code " + code + Crew.complaint(program)));
        }
    }
}
