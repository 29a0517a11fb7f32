package org.parley.shell.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.parley.call.Call;
import org.parley.call.CallEnd;
import org.parley.call.CallState;
import org.parley.media.VideoSink;

/** A call that notes what is asked of it. */
final class FakeCall implements Call {
    final List<String> asked = new ArrayList<>();
    private final String id;
    private final String peer;
    private final Direction direction;
    CallState state = CallState.DIALING;
    CallEnd end;

    FakeCall(String id, String peer, Direction direction) {
        this.id = id;
        this.peer = peer;
        this.direction = direction;
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
        return true;
    }

    @Override
    public void answer() {
        asked.add("answer");
    }

    @Override
    public void decline() {
        asked.add("decline");
    }

    @Override
    public void hangUp() {
        asked.add("hangUp");
        state = CallState.ENDED;
    }

    @Override
    public void muteMicrophone(boolean muted) {
        asked.add("microphone " + muted);
    }

    @Override
    public void muteCamera(boolean muted) {
        asked.add("camera " + muted);
    }

    @Override
    public void remoteVideo(String participant, VideoSink sink) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void preview(VideoSink sink) {
        throw new UnsupportedOperationException();
    }
}
