package org.parley.media.remote.internal;

import org.parley.media.VideoFeed;
import org.parley.media.remote.internal.message.MediaRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A feed of the client whose pictures go to the child while that wants them. On the thread for feeds, but for what says otherwise. */
final class LentFeed {
    private static final Logger LOG = LoggerFactory.getLogger(LentFeed.class);

    private final Child child;
    private final int number;
    private final int media;
    private final VideoFeed feed;
    private boolean running;
    private boolean over;

    LentFeed(Child child, int number, int media, VideoFeed feed) {
        this.child = child;
        this.number = number;
        this.media = media;
        this.feed = feed;
    }

    /** Any thread. */
    int number() {
        return number;
    }

    /** In words for people. Any thread. */
    String description() {
        return feed.description();
    }

    /** The engine wants its pictures, or no more for ever. */
    void wanted(boolean wanted) {
        if (!wanted) {
            stop();
        } else if (!running && !over) {
            running = true;
            try {
                feed.start(child.faces().outlets().of(number), () -> child.threads().feed(this::ended));
            } catch (RuntimeException | LinkageError e) {
                LOG.warn("{} cannot be shared", feed.description(), e);
                ended();
            }
        }
    }

    /** No picture goes to the child any more. Idempotent. */
    void stop() {
        over = true;
        if (running) {
            running = false;
            try {
                feed.stop();
            } catch (RuntimeException | LinkageError e) {
                LOG.warn("a feed could not be stopped", e);
            }
        }
        child.faces().outlets().end(number);
        child.faces().remove(this);
    }

    private void ended() {
        if (!over) {
            running = false;
            stop();
            child.order(new MediaRequest.FeedEnded(media, number));
        }
    }
}
