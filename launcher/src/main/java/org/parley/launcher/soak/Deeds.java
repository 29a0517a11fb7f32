package org.parley.launcher.soak;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Does what was drawn, with those with whom it can be done; each tells in words what it did, or that nobody could. */
final class Deeds {
    static final String NOBODY = "nobody can";
    /** Of all calls, so many go to somebody who may be in one. */
    private static final double TO_ANYBODY = 0.15;

    /** Of all chat, so much is a file. */
    private static final double FILES = 0.6;

    private final Crew crew;
    private final Faults faults;
    private final Swaps swaps;
    private final Set<Action> without;

    Deeds(Crew crew, Faults faults, Swaps swaps, Set<Action> without) {
        this.crew = crew;
        this.faults = faults;
        this.swaps = swaps;
        this.without = without;
    }

    String carryOut(Draw draw) throws Finding, IOException, InterruptedException {
        return without.contains(draw.action()) ? "left out" : act(draw);
    }

    private String act(Draw draw) throws Finding, IOException, InterruptedException {
        return switch (draw.action()) {
            case CALL -> call(draw);
            case BOTH_CALL -> bothCall(draw);
            case ANSWER -> each(draw, crew.withCall(side -> side.isIncoming() && side.is("ringing")), one -> one.program().type("answer"));
            case DECLINE -> each(draw, crew.withCall(side -> side.isIncoming() && side.is("ringing")), one -> one.program().type("decline"));
            case CANCEL -> each(draw, crew.withCall(side -> !side.isIncoming() && side.isUnanswered()), one -> one.program().type("hangup"));
            case HANG_UP -> each(draw, crew.withCall(Side::isAnswered), one -> one.program().type("hangup"));
            case BOTH_HANG_UP -> bothHangUp(draw);
            case MUTE -> each(draw, crew.withCall(Side::isAnswered), one -> mute(draw, one));
            case CHAT -> each(draw, crew.withCall(side -> side.is("active")), one -> talk(draw, one));
            case SWAP_CLIENT -> swaps.client(draw);
            case STOP_BUNDLE -> swaps.stop(draw);
            case SWAP_SERVER -> swaps.server(draw);
            case KILL_CLIENT -> faults.killClient(draw);
            case SLEEP -> faults.sleep(draw);
            case KILL_SERVER -> faults.endServer(draw, true);
            case STOP_SERVER -> faults.endServer(draw, false);
            case CUT -> faults.cut(draw);
            case DEAD -> faults.dead(draw);
            case DELAY -> faults.delay(draw);
        };
    }

    private static String each(Draw draw, List<Participant> able, Consumer<Participant> what) {
        if (able.isEmpty()) {
            return NOBODY;
        }
        Participant one = draw.firstOf(able);
        what.accept(one);
        return one.name();
    }

    private static void mute(Draw draw, Participant one) {
        one.program().type((draw.step() % 2 == 0 ? "mute mic" : "mute camera") + (draw.second() < 0.5 ? "" : " off"));
    }

    private void talk(Draw draw, Participant one) {
        if (draw.second() < FILES) {
            crew.parcels().send(one);
        } else {
            one.program().type("chat step " + draw.step());
        }
    }

    private String call(Draw draw) {
        List<Participant> idle = crew.idle();
        if (idle.isEmpty()) {
            return NOBODY;
        }
        Participant one = draw.firstOf(idle);
        List<Participant> others = without(draw.second() < TO_ANYBODY || idle.size() == 1 ? crew.all() : idle, one);
        Participant other = draw.secondOf(others);
        one.program().type("call " + other);
        return one + " calls " + other;
    }

    private String bothCall(Draw draw) {
        List<Participant> idle = crew.idle();
        if (idle.size() < 2) {
            return NOBODY;
        }
        Participant one = draw.firstOf(idle);
        Participant other = draw.secondOf(without(idle, one));
        one.program().type("call " + other);
        other.program().type("call " + one);
        return one + " and " + other;
    }

    private String bothHangUp(Draw draw) {
        List<Story> both = crew.ledger().open().stream().filter(story -> story.sides().filter(Side::isAnswered).count() == 2).toList();
        if (both.isEmpty()) {
            return NOBODY;
        }
        Story story = draw.firstOf(both);
        story.caller().program().type("hangup");
        story.callee().program().type("hangup");
        return story.caller() + " and " + story.callee();
    }

    private static List<Participant> without(List<Participant> all, Participant one) {
        return all.stream().filter(other -> other != one).toList();
    }
}
