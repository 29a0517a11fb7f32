package org.parley.media.remote.internal.message;

import java.util.function.Consumer;
import org.parley.media.ConnectionState;
import org.parley.media.LocalMediaListener;
import org.parley.media.MediaException;
import org.parley.media.SessionEnd;
import org.parley.media.SessionListener;

/** Whom the news are for: the client's faces of what is in the child, by number. What is about something that is not there any more is dropped. Nothing blocks. */
public interface Audience {
    /** The engine is ready. */
    void ready();

    /** The engine cannot be had, and the process ends. */
    void unfit(String why);

    /** A request was carried out. */
    void answered(int request, Object result);

    /** A request was refused. */
    void refused(int request, MediaException why);

    /** Tells a session's listener, after what came before, on the thread for that. */
    void session(int number, Consumer<SessionListener> news);

    /** The state of a session's connection. */
    void state(int session, ConnectionState state);

    /** Texts can be sent now, or not any more. */
    void dataOpen(int session, boolean open);

    /** The engine ended a session. */
    void ended(int session, SessionEnd end);

    /** The other side of a session opened a channel. */
    void offered(int session, int channel, String label);

    /** Tells a media's listener, as {@link #session}. */
    void media(int number, Consumer<LocalMediaListener> news);

    /** The engine wants a feed's pictures, or no more. */
    void feed(int number, boolean wanted);

    /** A channel, to be told. */
    void channel(int number, Consumer<ChannelFace> news);

    /** What is told to a channel of the client. */
    interface ChannelFace {
        /** Messages can be sent. */
        void opened();

        /** A message has come. */
        void arrived(byte[] message);

        /** So many bytes have left since the beginning. */
        void left(long bytes);

        /** It has ended. */
        void closed();
    }
}
