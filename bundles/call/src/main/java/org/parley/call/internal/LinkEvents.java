package org.parley.call.internal;

import java.util.HashSet;
import java.util.Set;
import org.parley.call.CallEvent;
import org.parley.media.ConnectionState;
import org.parley.media.DataChannel;
import org.parley.media.IceCandidate;
import org.parley.media.MediaException;
import org.parley.media.MediaKind;
import org.parley.media.MediaStats;
import org.parley.media.SessionEnd;

/** Takes what happens on a link to the parts of its call. */
final class LinkEvents implements LinkOwner {
    private final DirectCall call;
    private final Set<MediaKind> seen = new HashSet<>();

    LinkEvents(DirectCall call) {
        this.call = call;
    }

    @Override
    public void guard(Runnable task) {
        call.guard(task);
    }

    @Override
    public void ready(MediaLink link) {
        call.conversation().closed();
        call.iceRestart().fresh();
        call.linking().ready(link);
        call.negotiation().ready(link);
    }

    @Override
    public void failed(MediaLink link, MediaException e) {
        call.conversation().closed();
        call.negotiation().lost();
        call.linking().failed(e);
    }

    @Override
    public void stopped(MediaLink link, SessionEnd end) {
        call.interrupted();
        call.linking().stopped();
    }

    @Override
    public void candidate(IceCandidate candidate) {
        call.negotiation().ownCandidate(candidate);
    }

    @Override
    public void state(ConnectionState state) {
        call.iceRestart().state(state);
    }

    @Override
    public void dataOpen() {
        call.conversation().opened();
    }

    @Override
    public void data(String text) {
        call.reception().receive(text);
    }

    @Override
    public void channel(DataChannel channel) {
        call.conversation().files().take(channel);
    }

    @Override
    public void speakerLost(String lost, String replacement) {
        call.devices().speakerLost(lost, replacement);
    }

    @Override
    public void deviceLost(MediaKind kind, String lost, String replacement) {
        call.guard(() -> call.devices().lost(kind, lost, replacement));
    }

    @Override
    public void shareEnded() {
        call.guard(call.conversation()::shareEnded);
    }

    @Override
    public void firstFrame(MediaLink link, MediaKind kind, int width, int height) {
        if (seen.add(kind)) {
            call.tell(new CallEvent.FirstFrame(call.user(), kind, call.sinceAnswer().toMillis(), width, height));
        }
    }

    @Override
    public void stats(MediaStats stats) {
        call.silence().bytes(stats.bytesReceived());
        if (call.answered()) {
            call.glance().stats = stats;
            call.tell(new CallEvent.Stats(call.user(), stats));
        }
    }
}
