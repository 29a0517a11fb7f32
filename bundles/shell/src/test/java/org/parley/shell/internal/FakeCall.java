package org.parley.shell.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.parley.call.Call;
import org.parley.call.CallEnd;
import org.parley.call.CallState;
import org.parley.call.ChatMessage;
import org.parley.call.FileTransfer;
import org.parley.call.MediaChoice;
import org.parley.media.AudioInput;
import org.parley.media.AudioOutput;
import org.parley.media.MediaStats;
import org.parley.media.SoundProcessing;
import org.parley.media.VideoFeed;
import org.parley.media.VideoInput;
import org.parley.media.VideoSink;

/** A call that notes what is asked of it. */
final class FakeCall implements Call {
    final List<String> asked = new ArrayList<>();
    private final String id;
    private final String peer;
    private final Direction direction;
    CallState state = CallState.DIALING;
    CallEnd end;
    boolean open = true;
    List<FileTransfer> transfers = List.of();
    List<String> words = List.of();

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
    public boolean isMicrophoneMuted() {
        return false;
    }

    @Override
    public boolean isCameraMuted() {
        return false;
    }

    @Override
    public Shown peerShown() {
        return Shown.ALL;
    }

    @Override
    public Duration duration() {
        return Duration.ZERO;
    }

    @Override
    public Optional<MediaStats> stats() {
        return Optional.empty();
    }

    @Override
    public void camera(VideoInput camera) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void microphone(AudioInput microphone) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void speaker(AudioOutput speaker) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void processing(SoundProcessing processing) {
        throw new UnsupportedOperationException();
    }

    @Override
    public MediaChoice media() {
        throw new UnsupportedOperationException();
    }

    @Override
    public double microphoneLevel() {
        return 0;
    }

    @Override
    public void share(VideoFeed feed) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isSharing() {
        return false;
    }

    @Override
    public boolean chat(String text) {
        asked.add("chat " + text);
        return open;
    }

    @Override
    public void shown(ChatMessage message) {
        asked.add("shown " + message.id());
    }

    @Override
    public List<ChatMessage> chat() {
        return List.of();
    }

    @Override
    public FileTransfer offer(Path file) {
        asked.add("offer " + file);
        return new FakeTransfer(this, 1, true, file.getFileName().toString());
    }

    @Override
    public List<FileTransfer> transfers() {
        return transfers;
    }

    @Override
    public List<String> verificationWords() {
        return words;
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
