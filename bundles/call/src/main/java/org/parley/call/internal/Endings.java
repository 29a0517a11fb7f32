package org.parley.call.internal;

import org.parley.call.CallEnd;
import org.parley.call.EndReason;
import org.parley.protocol.ByeReason;

/** What a bye of the other side means to the user. */
final class Endings {
    private Endings() {}

    /** Who brought an end that the other side tells: nobody, where it tells of a clock that ran out there. */
    static CallEnd.By by(EndReason heard) {
        return heard == EndReason.NO_ANSWER || heard == EndReason.MEDIA_LOST ? CallEnd.By.NETWORK : CallEnd.By.PEER;
    }

    static EndReason heard(String wire) {
        return switch (ByeReason.of(wire)) {
            case HANGUP -> EndReason.HANGUP;
            case CANCELLED -> EndReason.CANCELLED;
            case DECLINED -> EndReason.DECLINED;
            case BUSY -> EndReason.BUSY;
            case NO_ANSWER -> EndReason.NO_ANSWER;
            case FAILED -> EndReason.FAILED;
            case MEDIA_LOST -> EndReason.MEDIA_LOST;
        };
    }
}
