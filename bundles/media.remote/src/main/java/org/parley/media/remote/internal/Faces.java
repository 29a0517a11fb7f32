package org.parley.media.remote.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.parley.media.ConnectionState;
import org.parley.media.LocalMediaListener;
import org.parley.media.MediaException;
import org.parley.media.MediaException.Kind;
import org.parley.media.SessionEnd;
import org.parley.media.SessionListener;
import org.parley.media.VideoFeed;
import org.parley.media.remote.internal.message.Audience;
import org.parley.media.remote.internal.message.PictureMessage;
import org.parley.media.remote.internal.message.SessionRequest;
import org.parley.media.remote.internal.picture.PictureInlets;
import org.parley.media.remote.internal.picture.PictureOutlets;

/** What is in the child, as the client sees it, by number: news are taken to it. Any thread; nothing blocks. */
final class Faces implements Audience {
    private final Child child;
    private final ChildThreads threads;
    private final PictureInlets inlets;
    private final PictureOutlets outlets;
    private final Map<Integer, RemoteSession> sessions = new ConcurrentHashMap<>();
    private final Map<Integer, RemoteMedia> medias = new ConcurrentHashMap<>();
    private final Map<Integer, RemoteChannel> channels = new ConcurrentHashMap<>();
    private final Map<Integer, LentFeed> feeds = new ConcurrentHashMap<>();

    Faces(Child child, ChildThreads threads, Path folder) {
        this.child = child;
        this.threads = threads;
        inlets = new PictureInlets(threads.pictures(), child::write);
        outlets = new PictureOutlets(folder, child::write);
    }

    /** Takes what the child says of pictures. */
    void take(PictureMessage message) {
        if (message instanceof PictureMessage.Wish wish) {
            outlets.wish(wish);
        } else {
            inlets.take(message);
        }
    }

    PictureInlets inlets() {
        return inlets;
    }

    PictureOutlets outlets() {
        return outlets;
    }

    void add(RemoteSession session) {
        sessions.put(session.number(), session);
    }

    /** Nothing more is told of it. */
    void remove(RemoteSession session) {
        sessions.remove(session.number());
        inlets.end(session.number());
    }

    void add(RemoteMedia media) {
        medias.put(media.number(), media);
    }

    void remove(RemoteMedia media) {
        medias.remove(media.number());
        inlets.end(media.number());
    }

    RemoteChannel channel(int session, int number, String label) {
        RemoteChannel channel = new RemoteChannel(child, session, number, label, threads.channels());
        channels.put(number, channel);
        return channel;
    }

    /** How many channels a session has. */
    int channels(int session) {
        return (int) channels.values().stream().filter(channel -> channel.session() == session).count();
    }

    void remove(RemoteChannel channel) {
        channels.remove(channel.number());
    }

    LentFeed lend(VideoFeed feed, int media) {
        LentFeed lent = new LentFeed(child, child.number(), media, feed);
        feeds.put(lent.number(), lent);
        return lent;
    }

    void remove(LentFeed feed) {
        feeds.remove(feed.number());
    }

    /** The channels of a session end, whatever the child still says. */
    void endChannels(int session) {
        channels.values().stream().filter(channel -> channel.session() == session).forEach(RemoteChannel::abandon);
    }

    /** The child is gone. */
    void end(SessionEnd why) {
        List.copyOf(sessions.values()).forEach(session -> session.end(why));
        channels.values().forEach(RemoteChannel::abandon);
        feeds.values().forEach(feed -> threads.feed(feed::stop));
    }

    @Override
    public void ready() {
        child.ready(null);
    }

    @Override
    public void unfit(String why) {
        child.ready(new MediaException(Kind.UNAVAILABLE, why, null));
    }

    @Override
    public void answered(int request, Object result) {
        child.answered(request, result, null);
    }

    @Override
    public void refused(int request, MediaException why) {
        child.answered(request, null, why);
    }

    @Override
    public void session(int number, Consumer<SessionListener> news) {
        RemoteSession session = sessions.get(number);
        if (session != null) {
            session.tell(news);
        }
    }

    @Override
    public void state(int number, ConnectionState state) {
        RemoteSession session = sessions.get(number);
        if (session != null) {
            session.state(state);
        }
    }

    @Override
    public void dataOpen(int number, boolean open) {
        RemoteSession session = sessions.get(number);
        if (session != null) {
            session.dataOpen(open);
        }
    }

    @Override
    public void ended(int number, SessionEnd end) {
        RemoteSession session = sessions.get(number);
        if (session != null) {
            session.end(end);
        }
    }

    @Override
    public void offered(int number, int channel, String label) {
        RemoteSession session = sessions.get(number);
        if (session == null) {
            child.order(new SessionRequest.CloseChannel(number, channel));
            return;
        }
        RemoteChannel face = channel(number, channel, label);
        session.tell(listener -> {
            try {
                listener.onChannel(face);
            } finally {
                face.begin();
            }
        });
    }

    @Override
    public void media(int number, Consumer<LocalMediaListener> news) {
        RemoteMedia media = medias.get(number);
        if (media != null) {
            media.tell(news);
        }
    }

    @Override
    public void feed(int number, boolean wanted) {
        LentFeed feed = feeds.get(number);
        if (feed != null) {
            threads.feed(() -> feed.wanted(wanted));
        }
    }

    @Override
    public void channel(int number, Consumer<ChannelFace> news) {
        RemoteChannel channel = channels.get(number);
        if (channel != null) {
            news.accept(channel);
        }
    }
}
