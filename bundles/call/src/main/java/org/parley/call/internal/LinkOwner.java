package org.parley.call.internal;

import org.parley.media.ConnectionState;
import org.parley.media.DataChannel;
import org.parley.media.IceCandidate;
import org.parley.media.MediaException;
import org.parley.media.MediaKind;
import org.parley.media.MediaStats;
import org.parley.media.SessionEnd;

/** Is told what happens on a {@link MediaLink}, on the call thread. */
interface LinkOwner extends Capture.Ear {
    /** Runs {@code task} unless the call is over; what it throws ends the call. */
    void guard(Runnable task);

    /** The link has a fresh session. */
    void ready(MediaLink link);

    /** The link could not be opened or renewed, and holds nothing any more. */
    void failed(MediaLink link, MediaException e);

    /** The engine ended the session by itself. The link is still to be closed. */
    void stopped(MediaLink link, SessionEnd end);

    /** A candidate of this side. */
    void candidate(IceCandidate candidate);

    /** The connection changed. */
    void state(ConnectionState state);

    /** The data channel is open. */
    void dataOpen();

    /** Text of the other side. */
    void data(String text);

    /** The other side opened a data channel: takes it, or closes it. On a thread of the engine, and at once, so that none of its messages is missed. */
    void channel(DataChannel channel);

    /** The speaker is gone. */
    void speakerLost(String lost, String replacement);

    /** The other side's first picture or sound by this session. */
    void firstFrame(MediaLink link, MediaKind kind, int width, int height);

    /** Figures. */
    void stats(MediaStats stats);
}
