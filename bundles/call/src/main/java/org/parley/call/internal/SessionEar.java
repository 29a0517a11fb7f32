package org.parley.call.internal;

import java.util.concurrent.atomic.AtomicInteger;
import org.parley.media.ConnectionState;
import org.parley.media.DataChannel;
import org.parley.media.IceCandidate;
import org.parley.media.MediaKind;
import org.parley.media.MediaStats;
import org.parley.media.SessionEnd;
import org.parley.media.SessionListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears one session on the engine's threads, and takes what it says to the call thread. */
final class SessionEar implements SessionListener {
    private static final Logger LOG = LoggerFactory.getLogger(SessionEar.class);
    /** The other side may send faster than its texts are read; memory must not run out over that. */
    private static final int MOST_UNREAD_CHARS = 1 << 20;
    /** What the shortest text counts for. */
    private static final int TEXT_CHARS = 256;

    private final MediaLink link;
    private final AtomicInteger unread = new AtomicInteger();
    private volatile SessionEnd stopped;

    SessionEar(MediaLink link) {
        this.link = link;
    }

    /** How the engine ended the session; null while it did not. */
    SessionEnd stopped() {
        return stopped;
    }

    @Override
    public void onCandidate(IceCandidate candidate) {
        link.hear(this, owner -> owner.candidate(candidate));
    }

    @Override
    public void onState(ConnectionState state) {
        link.hear(this, owner -> owner.state(state));
    }

    @Override
    public void onDataOpen() {
        link.dataOpen(this);
    }

    @Override
    public void onData(String text) {
        int chars = TEXT_CHARS + text.length();
        if (unread.addAndGet(chars) > MOST_UNREAD_CHARS) {
            unread.addAndGet(-chars);
            LOG.debug("a text of the other side is dropped: too many are unread");
            return;
        }
        link.hear(this, owner -> {
            unread.addAndGet(-chars);
            owner.data(text);
        });
    }

    @Override
    public void onChannel(DataChannel channel) {
        link.channel(channel);
    }

    @Override
    public void onSpeakerLost(String lost, String replacement) {
        link.hear(this, owner -> owner.speakerLost(lost, replacement));
    }

    @Override
    public void onFirstFrame(MediaKind kind, int width, int height) {
        link.hear(this, owner -> owner.firstFrame(link, kind, width, height));
    }

    @Override
    public void onStats(MediaStats stats) {
        link.hear(this, owner -> owner.stats(stats));
    }

    @Override
    public void onClosed(SessionEnd end) {
        stopped = end;
        link.hear(this, owner -> link.stopped(this));
    }
}
