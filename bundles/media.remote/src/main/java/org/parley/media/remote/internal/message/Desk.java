package org.parley.media.remote.internal.message;

import org.parley.media.LocalMedia;
import org.parley.media.MediaEngine;
import org.parley.media.MediaException;
import org.parley.media.MediaSession;
import org.parley.media.SessionListener;
import org.parley.media.VideoFeed;
import org.parley.media.VideoSink;

/** Where requests are carried out: the child's engine, and what was made with it, by number. Any thread may call. */
public interface Desk {
    /** The engine. */
    MediaEngine engine();

    /** Keeps media under a number. */
    void addMedia(int number, LocalMedia media);

    /** Media, by number. */
    LocalMedia media(int number) throws MediaException;

    /** Forgets media, and its pictures. */
    void removeMedia(int number);

    /** Keeps a session under a number. */
    void addSession(int number, MediaSession session);

    /** A session, by number. */
    MediaSession session(int number) throws MediaException;

    /** Forgets a session, and its pictures. */
    void removeSession(int number);

    /** Tells the client what happens in a session. */
    SessionListener listener(int session);

    /** Keeps a sound that is being played. */
    void addSound(int number, AutoCloseable sound);

    /** Ends a sound, if it is there. */
    void stopSound(int number);

    /** Takes pictures to the client, as those of {@code stream}. */
    VideoSink pictures(int stream);

    /** Pictures of the client. */
    VideoFeed feed(int number, String description);

    /** A feed of the client has ended by itself. */
    void feedEnded(int number);

    /** Opens a channel under a number; false when that cannot be. */
    boolean openChannel(int session, int number, String label) throws MediaException;

    /** Sends over a channel, if it is there. */
    void send(int channel, byte[] message);

    /** The client has read messages. */
    void taken(int channel, int cost);

    /** Closes a channel, if it is there. */
    void closeChannel(int channel);

    /** Ends the engine. */
    void stop() throws MediaException;

    /** Tells the client. */
    void tell(Message news);
}
