package org.parley.ui.swt.internal.screen;

import org.parley.call.Call;
import org.parley.call.CallEnd;
import org.parley.call.CallRecord;
import org.parley.call.EndReason;
import org.parley.ui.swt.internal.text.Texts;

/** What became of an ended call, in a few words. */
final class HistoryText {
    private HistoryText() {}

    static String of(Texts texts, CallRecord call) {
        if (call.missed()) {
            return texts.get("history.missed");
        }
        EndReason reason = call.end().reason();
        String length = Texts.clock(call.end().duration());
        return switch (reason) {
            case HANGUP -> texts.get(call.direction() == Call.Direction.INCOMING ? "history.incoming" : "history.outgoing", length);
            case MEDIA_LOST -> texts.get("history.MEDIA_LOST", length);
            case DECLINED -> texts.get(call.end().by() == CallEnd.By.SELF ? "history.DECLINED.SELF" : "history.DECLINED");
            default -> texts.get("history." + reason);
        };
    }

    /** The icon that goes with it. */
    static String icon(CallRecord call) {
        return call.missed() ? "missed" : call.direction() == Call.Direction.INCOMING ? "incoming" : "outgoing";
    }
}
