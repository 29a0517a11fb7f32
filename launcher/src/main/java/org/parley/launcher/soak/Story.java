package org.parley.launcher.soak;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** A call, and how the two who have it show it. */
final class Story {
    private final String id;
    private final Participant caller;
    private final Participant callee;
    private final long begunNanos = System.nanoTime();
    private Side out;
    private Side in;

    Story(String id, Participant caller, Participant callee) {
        this.id = id;
        this.caller = caller;
        this.callee = callee;
    }

    Participant caller() {
        return caller;
    }

    Participant callee() {
        return callee;
    }

    Participant other(Participant one) {
        return one == caller ? callee : caller;
    }

    boolean isOf(Participant one) {
        return one == caller || one == callee;
    }

    /** How {@code one} shows it; null when not at all. */
    Side of(Participant one) {
        return one == caller ? out : in;
    }

    /** The same, begun where there is none of its process. */
    Side sideOf(Participant one) {
        Side known = of(one);
        if (known != null && known.life() == one.program().life()) {
            return known;
        }
        Side side = new Side(one.program().life(), one == callee);
        if (one == caller) {
            out = side;
        } else {
            in = side;
        }
        return side;
    }

    Stream<Side> sides() {
        return Stream.of(out, in).filter(Objects::nonNull);
    }

    boolean isOver() {
        return sides().noneMatch(Side::isOpen);
    }

    /** Both are in it, or neither. */
    boolean isAgreed() {
        return isOver() || sides().filter(Side::isOpen).count() == 2;
    }

    /** Whether nothing befell either of the two since it began. */
    boolean isWhole() {
        return !caller.trouble().since(begunNanos) && !callee.trouble().since(begunNanos);
    }

    /** How long one of the two was the only one in it; empty when both told no end, or one only did. */
    Optional<Long> apartNanos() {
        if (out == null || in == null || out.reason() == null || in.reason() == null) {
            return Optional.empty();
        }
        return Optional.of(Math.abs(out.endedNanos() - in.endedNanos()));
    }

    @Override
    public String toString() {
        return caller + " -> " + callee + " (" + id + "): " + caller + " " + text(out) + ", " + callee + " " + text(in);
    }

    private static String text(Side side) {
        return side == null ? "shows none" : side.toString();
    }
}
