package org.parley.shell.internal;

import org.parley.call.Call;
import org.parley.call.CallEvent;
import org.parley.signaling.PeerList;
import org.parley.signaling.SignalingEvent;

/** Prints what happens. Any thread may call; every method returns at once. */
interface View {
    /** What the connection to the server tells. */
    void signaling(SignalingEvent event);

    /** What a call tells. */
    void call(CallEvent event);

    /** The figures that a user asked for. */
    void figures(CallEvent.Stats stats);

    /** How pictures came, as a user asked. */
    void picture(Call call, PictureWatch.Seen seen);

    /** Who is online. */
    void peers(PeerList peers);

    /** What a command answered, perhaps of many lines. */
    void answer(String command, String text);

    /** Something went wrong: {@code code} for programs, {@code message} a line for people. */
    void error(String code, String message);

    /** The same, and it ends the process: the line goes to standard error as well. */
    void fatal(String code, String message, Throwable cause);
}
