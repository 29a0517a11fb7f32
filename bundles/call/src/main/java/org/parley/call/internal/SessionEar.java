package org.parley.call.internal;

import org.parley.media.ConnectionState;
import org.parley.media.IceCandidate;
import org.parley.media.MediaKind;
import org.parley.media.MediaStats;
import org.parley.media.SessionEnd;
import org.parley.media.SessionListener;

/** Hears one session on the engine's threads, and takes what it says to the call thread. */
final class SessionEar implements SessionListener {
    private final MediaLink link;
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
        link.hear(this, owner -> owner.data(text));
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
