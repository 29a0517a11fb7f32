package org.parley.media.remote.internal.child;

import org.parley.media.VideoFeed;
import org.parley.media.VideoFrame;
import org.parley.media.VideoSink;
import org.parley.media.remote.internal.message.MediaNews;
import org.parley.media.remote.internal.picture.PictureInlets;

/** A feed of the client. Any thread. */
final class HostedFeed implements VideoFeed {
    private final int number;
    private final String description;
    private final Outbox outbox;
    private final PictureInlets inlets;
    private final Runnable gone;
    private VideoSink sink;
    private Runnable whenEnded;

    HostedFeed(int number, String description, Outbox outbox, PictureInlets inlets, Runnable gone) {
        this.number = number;
        this.description = description;
        this.outbox = outbox;
        this.inlets = inlets;
        this.gone = gone;
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public void start(VideoSink to, Runnable ended) {
        synchronized (this) {
            sink = to;
            whenEnded = ended;
        }
        inlets.show(number, this::deliver);
        outbox.tell(new MediaNews.Feed(number, true));
    }

    @Override
    public void stop() {
        inlets.end(number);
        synchronized (this) {
            sink = null;
            whenEnded = null;
        }
        outbox.tell(new MediaNews.Feed(number, false));
        gone.run();
    }

    /** The client says that it has ended by itself. */
    void ended() {
        inlets.end(number);
        Runnable told;
        synchronized (this) {
            sink = null;
            told = whenEnded;
            whenEnded = null;
        }
        gone.run();
        if (told != null) {
            told.run();
        }
    }

    private synchronized void deliver(VideoFrame frame) {
        if (sink != null) {
            sink.onFrame(frame);
        }
    }
}
