package org.parley.ui.swt.internal.call;

import org.parley.call.Call;
import org.parley.call.CallEnd;
import org.parley.ui.swt.internal.screen.Ui;

/** Says who ended a call, and why. */
final class EndText {
    private EndText() {}

    /** In words, with the other's name. */
    static String of(Ui ui, Call call, CallEnd end) {
        return ui.text(key(call.direction(), end), Names.of(call));
    }

    static String key(Call.Direction direction, CallEnd end) {
        String side = switch (end.reason()) {
            case BUSY, PEER_OFFLINE, MEDIA_LOST, SIGNED_OUT -> "";
            case NO_ANSWER -> "." + direction;
            case HANGUP, CANCELLED, DECLINED, FAILED -> "." + end.by();
        };
        return "end." + end.reason() + side;
    }
}
