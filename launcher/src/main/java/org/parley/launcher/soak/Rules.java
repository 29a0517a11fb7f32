package org.parley.launcher.soak;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** What docs/teardown.md says of how calls end, for two who could be watched from outside only. */
final class Rules {
    /** Until an answered call is left that the other has left: 30 s, the 1.5 s for which one may wait to say so, and what a busy machine takes. */
    private static final long ALONE_SECONDS = 31 + 15;
    /** The same while it rings. */
    private static final long RINGS_ALONE_SECONDS = 60 + 15;
    /** Promised are 300 ms where nothing is broken; a machine with a dozen processes of ours is given more. */
    private static final long WHOLE_SECONDS = 12;
    /** What a client says of a call that it does not have, or has no more. */
    private static final Set<String> OF_NO_CALL = Set.of("busy", "failed");
    private static final Set<String> OF_FAULTS = Set.of("failed", "media-lost", "peer-offline", "signed-out");
    /** How a client that goes tells it to the other. */
    private static final Set<String> OF_USERS = Set.of("hangup", "cancelled", "declined");

    private Rules() {}

    /** Why one who is in that call by himself should be so no more; empty while he may. */
    static Optional<String> overdue(Story story, long now) {
        return overdue(story, story.caller(), now).or(() -> overdue(story, story.callee(), now));
    }

    private static Optional<String> overdue(Story story, Participant one, long now) {
        Side side = story.of(one);
        Side other = story.of(story.other(one));
        if (side == null || !side.isOpen() || other != null && other.isOpen() || !one.canTell() || one.mayBeSilent(side.begunNanos())) {
            return Optional.empty();
        }
        long alone = Math.max(other == null ? 0 : other.endedNanos(), Math.max(one.ableSinceNanos(), side.isAnswered() ? side.answeredNanos() : side.begunNanos()));
        long most = side.isAnswered() ? ALONE_SECONDS : RINGS_ALONE_SECONDS;
        if (other != null && !other.isLost() && story.isWhole()) {
            most = WHOLE_SECONDS;
        }
        long seconds = TimeUnit.NANOSECONDS.toSeconds(now - alone);
        return seconds <= most ? Optional.empty() : Optional.of(one + " has been in a call alone for " + seconds + " s: " + story);
    }

    /** What is wrong with how a call that is over ended; empty when nothing is. */
    static Optional<String> wrong(Story story) {
        Side out = story.of(story.caller());
        Side in = story.of(story.callee());
        boolean callerSilent = out != null && story.caller().mayBeSilent(out.begunNanos());
        boolean calleeSilent = in != null && story.callee().mayBeSilent(in.begunNanos());
        if (!calleeSilent && !told(out, in) || !callerSilent && !told(in, out)) {
            return Optional.of("the two sides do not match: " + story);
        }
        if (story.isWhole() && !whole(out, in)) {
            return Optional.of("nothing was broken, but: " + story);
        }
        return Optional.empty();
    }

    /** Whether what {@code one} shows as the other's doing is what the other did. */
    private static boolean told(Side one, Side other) {
        if (one == null || !one.endedBy("peer") || OF_NO_CALL.contains(one.reason()) || other != null && other.isLost()) {
            return true;
        }
        return other != null && !other.endedBy("peer") && (one.reason().equals(other.reason()) || "signed-out".equals(other.reason()) && OF_USERS.contains(one.reason()));
    }

    private static boolean whole(Side out, Side in) {
        if (out == null || faulty(out) || in != null && faulty(in)) {
            return false;
        }
        return in != null || out.ended("busy", "peer") || out.ended("cancelled", "network") || out.ended("cancelled", "self");
    }

    private static boolean faulty(Side side) {
        return side.isLost() || OF_FAULTS.contains(side.reason());
    }
}
