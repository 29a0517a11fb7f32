package org.parley.call.internal;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.parley.call.Call;
import org.parley.call.CallEnd;
import org.parley.call.CallState;
import org.parley.call.EndReason;
import org.parley.media.VideoSink;

/** A call as users hold it: any thread may read it, and what is asked for is done on the call thread. */
final class UserSide implements Call {
    private final DirectCall call;
    private final Executor loop;
    private final String id;
    private final Direction direction;
    private final boolean video;
    private volatile String peer;
    private volatile CallState state;
    private volatile CallEnd end;

    UserSide(DirectCall call, Executor loop, Origin origin, CallState state) {
        this.call = call;
        this.loop = loop;
        this.id = origin.id();
        this.direction = origin.direction();
        this.video = origin.video();
        this.peer = origin.peer();
        this.state = state;
    }

    /** What is fixed of a call from the beginning, but for the spelling of the peer's name. */
    record Origin(String id, String self, String peer, Direction direction, boolean video) {}

    DirectCall call() {
        return call;
    }

    void peer(String spelled) {
        peer = spelled;
    }

    void state(CallState now) {
        state = now;
    }

    void end(CallEnd how) {
        end = how;
    }

    String peer() {
        return peer;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Direction direction() {
        return direction;
    }

    @Override
    public List<String> participants() {
        return List.of(peer);
    }

    @Override
    public CallState state() {
        return state;
    }

    @Override
    public Optional<CallEnd> end() {
        return Optional.ofNullable(end);
    }

    @Override
    public boolean video() {
        return video;
    }

    @Override
    public void answer() {
        post(call::answer);
    }

    @Override
    public void decline() {
        post(() -> {
            if (call.ringsHere()) {
                call.end(EndReason.DECLINED, CallEnd.By.SELF);
            }
        });
    }

    @Override
    public void hangUp() {
        post(() -> call.end(call.hangUpNow(), CallEnd.By.SELF));
    }

    @Override
    public void muteMicrophone(boolean muted) {
        post(() -> {
            call.showing().muteMicrophone(muted);
            show(link -> link.media(media -> media.muteMicrophone(muted)));
            call.tellMuted();
        });
    }

    @Override
    public void muteCamera(boolean muted) {
        post(() -> {
            call.showing().muteCamera(muted);
            show(link -> link.media(media -> media.muteCamera(muted)));
            call.tellMuted();
        });
    }

    @Override
    public void remoteVideo(String participant, VideoSink sink) {
        post(() -> {
            if (Names.same(participant, peer)) {
                call.showing().remote(sink);
                show(link -> link.remoteVideo(sink));
            }
        });
    }

    @Override
    public void preview(VideoSink sink) {
        post(() -> {
            call.showing().preview(sink);
            show(link -> link.media(media -> media.preview(sink)));
        });
    }

    private void show(Consumer<MediaLink> change) {
        MediaLink link = call.linking().link();
        if (link != null) {
            change.accept(link);
        }
    }

    private void post(Runnable task) {
        loop.execute(() -> call.guard(task));
    }

    @Override
    public String toString() {
        return "Call[" + id + " " + direction + " " + peer + " " + state + "]";
    }
}
