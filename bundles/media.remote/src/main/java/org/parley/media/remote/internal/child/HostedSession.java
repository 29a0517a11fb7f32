package org.parley.media.remote.internal.child;

import org.parley.media.ConnectionState;
import org.parley.media.DataChannel;
import org.parley.media.IceCandidate;
import org.parley.media.MediaKind;
import org.parley.media.MediaStats;
import org.parley.media.SessionEnd;
import org.parley.media.SessionListener;
import org.parley.media.remote.internal.message.SessionNews;

/** Tells the client what happens in a session. */
final class HostedSession implements SessionListener {
    private final int session;
    private final Outbox outbox;
    private final HostedChannels channels;

    HostedSession(int session, Outbox outbox, HostedChannels channels) {
        this.session = session;
        this.outbox = outbox;
        this.channels = channels;
    }

    @Override
    public void onCandidate(IceCandidate candidate) {
        outbox.tell(new SessionNews.Candidate(session, candidate));
    }

    @Override
    public void onState(ConnectionState state) {
        outbox.tell(new SessionNews.State(session, state));
    }

    @Override
    public void onDataOpen() {
        outbox.tell(new SessionNews.DataOpen(session));
    }

    @Override
    public void onData(String text) {
        outbox.tell(new SessionNews.Text(session, text));
    }

    @Override
    public void onChannel(DataChannel channel) {
        HostedChannel hosted = channels.addOfOtherSide(session);
        hosted.use(channel);
        outbox.tell(new SessionNews.Channel(session, hosted.number(), channel.label()));
        channel.listener(hosted);
    }

    @Override
    public void onSpeakerLost(String lost, String replacement) {
        outbox.tell(new SessionNews.SpeakerLost(session, lost, replacement));
    }

    @Override
    public void onFirstFrame(MediaKind kind, int width, int height) {
        outbox.tell(new SessionNews.FirstFrame(session, kind, width, height));
    }

    @Override
    public void onStats(MediaStats stats) {
        outbox.tell(new SessionNews.Stats(session, stats));
    }

    @Override
    public void onClosed(SessionEnd end) {
        outbox.tell(new SessionNews.Closed(session, end));
    }
}
