package org.parley.call.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.parley.call.Call;
import org.parley.call.CallEnd;
import org.parley.call.CallEnd.By;
import org.parley.call.EndReason;

/** How one call ended on both sides; a side that never showed it has none. */
record TwoEnds(Optional<Call> alice, Optional<Call> bob) {
    private static final Set<EndReason> OF_FAULTS = EnumSet.of(EndReason.FAILED, EndReason.MEDIA_LOST, EndReason.PEER_OFFLINE, EndReason.SIGNED_OUT);
    /** What a client says of a call that it does not have, or has no more. */
    private static final Set<EndReason> OF_NO_CALL = EnumSet.of(EndReason.BUSY, EndReason.FAILED);

    /** Both have ended, and what one shows as the other's doing is what the other did. */
    void check() {
        Stream.of(alice, bob).flatMap(Optional::stream).forEach(call -> assertThat(call.end()).isPresent());
        assertThat(isTold(alice, bob) && isTold(bob, alice)).as(toString()).isTrue();
    }

    private static boolean isTold(Optional<Call> one, Optional<Call> other) {
        Optional<CallEnd> end = one.flatMap(Call::end);
        if (end.isEmpty() || end.get().by() != By.PEER || OF_NO_CALL.contains(end.get().reason())) {
            return true;
        }
        return other.flatMap(Call::end).filter(there -> there.by() != By.PEER && there.reason() == end.get().reason()).isPresent();
    }

    /** Nothing was lost or broken: no end tells of that. */
    void checkWhole() {
        Stream.of(alice, bob).flatMap(Optional::stream).forEach(call -> assertThat(OF_FAULTS).as(toString()).doesNotContain(call.end().orElseThrow().reason()));
    }

    @Override
    public String toString() {
        return text(alice) + " | " + text(bob);
    }

    private static String text(Optional<Call> call) {
        return call.map(one -> one.direction() + " " + one.end().map(end -> end.reason() + " by " + end.by()).orElse("goes on")).orElse("none");
    }
}
