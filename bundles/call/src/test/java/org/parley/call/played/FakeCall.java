package org.parley.call.played;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.parley.call.Call;
import org.parley.call.CallEnd;
import org.parley.call.CallEvent;
import org.parley.call.CallState;
import org.parley.call.ChatMessage;
import org.parley.call.EndReason;
import org.parley.call.FileTransfer;
import org.parley.call.MediaChoice;
import org.parley.media.AudioInput;
import org.parley.media.AudioOutput;
import org.parley.media.CaptureSettings;
import org.parley.media.MediaStats;
import org.parley.media.SoundProcessing;
import org.parley.media.VideoFeed;
import org.parley.media.VideoInput;
import org.parley.media.VideoSink;

/** A call that a test plays: notes what is asked of it, and tells what the test lets happen. Used on one thread. */
public final class FakeCall implements Call {
    /** What was asked, in words. */
    public final List<String> asked = new ArrayList<>();
    /** Where the other side's pictures go; null for nowhere. */
    public VideoSink remote;
    /** Where the user's own pictures go; null for nowhere. */
    public VideoSink own;
    /** Whether the data channel is open. */
    public boolean dataOpen = true;
    /** Whether hanging up ends it, without anybody being told. */
    public boolean endsAtOnce;
    /** What is shared. */
    public VideoFeed shared;
    /** What is captured, and where sound goes. */
    public MediaChoice media = new MediaChoice(CaptureSettings.of(new VideoInput.Any(), new AudioInput.Any()), new AudioOutput.Any());
    /** The words to compare. */
    public List<String> words = List.of();
    /** What the next offer of a file becomes. */
    public FileTransfer nextOffer;
    private static final AtomicLong IDS = new AtomicLong();

    private final FakeCalls calls;
    private final String id;
    private final Direction direction;
    private final String peer;
    private final List<ChatMessage> chat = new ArrayList<>();
    private final List<FileTransfer> transfers = new ArrayList<>();
    private CallState state;
    private CallEnd end;
    private Shown peerShown = Shown.ALL;
    private MediaStats stats;
    private boolean microphoneMuted;
    private boolean cameraMuted;
    private long ids;

    /** A call of {@code calls}, which has it as its current one; nothing is told yet. */
    public FakeCall(FakeCalls calls, Direction direction, String peer, CallState state) {
        this(calls, "call-" + IDS.incrementAndGet(), direction, peer, state);
    }

    /** The same, with an id. */
    public FakeCall(FakeCalls calls, String id, Direction direction, String peer, CallState state) {
        this.calls = calls;
        this.id = id;
        this.direction = direction;
        this.peer = peer;
        this.state = state;
        calls.current = this;
    }

    /** A transfer of the other side or this one, that is there already; nobody is told. */
    public FakeCall with(FileTransfer transfer) {
        transfers.add(transfer);
        return this;
    }

    /** Moves to {@code next}, and tells. */
    public FakeCall move(CallState next) {
        state = next;
        calls.tell(new CallEvent.StateChanged(this, next));
        return this;
    }

    /** Ends, and tells. */
    public void end(EndReason reason, CallEnd.By by, Duration duration) {
        end = new CallEnd(reason, by, duration);
        calls.current = null;
        move(CallState.ENDED);
    }

    /** The other side shows something else. */
    public void peerShows(Shown shown) {
        Shown before = peerShown;
        peerShown = shown;
        calls.tell(new CallEvent.PeerMuted(this, !shown.audio(), !shown.video()));
        if (before.screen() != shown.screen()) {
            calls.tell(new CallEvent.PeerSharing(this, shown.screen()));
        }
    }

    /** What is shared ends by itself. */
    public void shareEnds() {
        shared = null;
        ownChanged();
    }

    /** Figures come. */
    public void measure(MediaStats now) {
        stats = now;
        calls.tell(new CallEvent.Stats(this, now));
    }

    /** The other side writes. */
    public ChatMessage write(String text) {
        ChatMessage message = new ChatMessage(++ids, false, text, Instant.EPOCH, false);
        chat.add(message);
        calls.tell(new CallEvent.Chat(this, message));
        return message;
    }

    /** The other side has shown the user's first line. */
    public void showEarliest() {
        ChatMessage first = chat.remove(0);
        ChatMessage shown = new ChatMessage(first.id(), first.own(), first.text(), first.at(), true);
        chat.add(0, shown);
        calls.tell(new CallEvent.Chat(this, shown));
    }

    /** The other side has shown the user's latest line. */
    public void showLatest() {
        ChatMessage last = chat.remove(chat.size() - 1);
        ChatMessage shown = new ChatMessage(last.id(), last.own(), last.text(), last.at(), true);
        chat.add(shown);
        calls.tell(new CallEvent.Chat(this, shown));
    }

    /** A transfer begins or goes on. */
    public void tell(FileTransfer transfer) {
        if (!transfers.contains(transfer)) {
            transfers.add(transfer);
        }
        calls.tell(new CallEvent.FileChanged(this, transfer));
    }

    private void ownChanged() {
        calls.tell(new CallEvent.OwnChanged(this, microphoneMuted, cameraMuted, shared != null));
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
        asked.add("hang up");
        if (endsAtOnce) {
            state = CallState.ENDED;
        }
    }

    @Override
    public void muteMicrophone(boolean muted) {
        asked.add("mute microphone " + muted);
        microphoneMuted = muted;
        ownChanged();
    }

    @Override
    public void muteCamera(boolean muted) {
        asked.add("mute camera " + muted);
        cameraMuted = muted;
        ownChanged();
    }

    @Override
    public boolean isMicrophoneMuted() {
        return microphoneMuted;
    }

    @Override
    public boolean isCameraMuted() {
        return cameraMuted;
    }

    @Override
    public Shown peerShown() {
        return peerShown;
    }

    @Override
    public Duration duration() {
        return Duration.ofSeconds(83);
    }

    @Override
    public Optional<MediaStats> stats() {
        return Optional.ofNullable(stats);
    }

    @Override
    public void camera(VideoInput camera) {
        asked.add("camera " + camera);
    }

    @Override
    public void microphone(AudioInput microphone) {
        asked.add("microphone " + microphone);
    }

    @Override
    public void speaker(AudioOutput speaker) {
        asked.add("speaker " + speaker);
    }

    @Override
    public void processing(SoundProcessing processing) {
        asked.add("processing " + processing);
    }

    @Override
    public MediaChoice media() {
        return media;
    }

    @Override
    public double microphoneLevel() {
        return 0.1;
    }

    @Override
    public void share(VideoFeed feed) {
        shared = feed;
        asked.add(feed == null ? "share nothing" : "share " + feed.description());
        ownChanged();
    }

    @Override
    public boolean isSharing() {
        return shared != null;
    }

    @Override
    public boolean chat(String text) {
        if (!dataOpen) {
            return false;
        }
        ChatMessage message = new ChatMessage(++ids, true, text, Instant.EPOCH, false);
        chat.add(message);
        calls.tell(new CallEvent.Chat(this, message));
        return true;
    }

    @Override
    public void shown(ChatMessage message) {
        asked.add("shown " + message.text());
        chat.replaceAll(line -> line.equals(message) ? new ChatMessage(line.id(), line.own(), line.text(), line.at(), true) : line);
    }

    @Override
    public List<ChatMessage> chat() {
        return List.copyOf(chat);
    }

    @Override
    public FileTransfer offer(Path file) {
        asked.add("offer " + file);
        transfers.add(nextOffer);
        return nextOffer;
    }

    @Override
    public List<FileTransfer> transfers() {
        return List.copyOf(transfers);
    }

    @Override
    public List<String> verificationWords() {
        return words;
    }

    @Override
    public void remoteVideo(String participant, VideoSink sink) {
        remote = sink;
    }

    @Override
    public void preview(VideoSink sink) {
        own = sink;
    }
}
