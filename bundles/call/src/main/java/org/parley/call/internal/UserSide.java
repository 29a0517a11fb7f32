package org.parley.call.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.parley.call.Call;
import org.parley.call.CallEnd;
import org.parley.call.CallState;
import org.parley.call.ChatMessage;
import org.parley.call.EndReason;
import org.parley.call.FileTransfer;
import org.parley.call.MediaChoice;
import org.parley.call.internal.channel.ChannelMessages;
import org.parley.media.AudioInput;
import org.parley.media.AudioOutput;
import org.parley.media.MediaStats;
import org.parley.media.SoundProcessing;
import org.parley.media.VideoFeed;
import org.parley.media.VideoInput;
import org.parley.media.VideoSink;

/** A call as users hold it: any thread may read it, and what is asked for is done on the call thread. */
final class UserSide implements Call {
    private final DirectCall call;
    private final CallContext context;
    private final Glance glance;
    private final Origin origin;

    UserSide(DirectCall call, CallContext context, Origin origin, Glance glance) {
        this.call = call;
        this.context = context;
        this.origin = origin;
        this.glance = glance;
    }

    /** What is fixed of a call from the beginning, but for the spelling of the peer's name. */
    record Origin(String id, String self, String peer, Direction direction, boolean video) {}

    DirectCall call() {
        return call;
    }

    @Override
    public String id() {
        return origin.id();
    }

    @Override
    public Direction direction() {
        return origin.direction();
    }

    @Override
    public List<String> participants() {
        return List.of(glance.peer);
    }

    @Override
    public CallState state() {
        return glance.state;
    }

    @Override
    public Optional<CallEnd> end() {
        return Optional.ofNullable(glance.end);
    }

    @Override
    public boolean video() {
        return origin.video();
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
        post(() -> call.conversation().muteMicrophone(muted));
    }

    @Override
    public void muteCamera(boolean muted) {
        post(() -> call.conversation().muteCamera(muted));
    }

    @Override
    public boolean isMicrophoneMuted() {
        return glance.microphoneMuted;
    }

    @Override
    public boolean isCameraMuted() {
        return glance.cameraMuted;
    }

    @Override
    public Shown peerShown() {
        return glance.peerShown;
    }

    @Override
    public Duration duration() {
        CallEnd end = glance.end;
        return end == null ? glance.sinceAnswer(context.loop().nanos()) : end.duration();
    }

    @Override
    public Optional<MediaStats> stats() {
        return Optional.ofNullable(glance.stats);
    }

    @Override
    public void camera(VideoInput camera) {
        Objects.requireNonNull(camera, "camera");
        post(() -> call.devices().camera(camera));
    }

    @Override
    public void microphone(AudioInput microphone) {
        Objects.requireNonNull(microphone, "microphone");
        post(() -> call.devices().microphone(microphone));
    }

    @Override
    public void speaker(AudioOutput speaker) {
        Objects.requireNonNull(speaker, "speaker");
        post(() -> call.devices().speaker(speaker));
    }

    @Override
    public void processing(SoundProcessing processing) {
        Objects.requireNonNull(processing, "processing");
        post(() -> call.devices().processing(processing));
    }

    @Override
    public MediaChoice media() {
        return call.devices().wanted();
    }

    @Override
    public double microphoneLevel() {
        Capture capture = glance.capture;
        return capture == null ? 0 : capture.level();
    }

    @Override
    public void share(VideoFeed feed) {
        post(() -> call.conversation().share(feed));
    }

    @Override
    public boolean isSharing() {
        return glance.sharing;
    }

    @Override
    public boolean chat(String text) {
        if (text.isEmpty() || text.length() > ChannelMessages.MOST_CHAT) {
            throw new IllegalArgumentException("a line of chat has 1 to " + ChannelMessages.MOST_CHAT + " characters, not " + text.length());
        }
        if (!glance.open) {
            return false;
        }
        long message = context.ids().message();
        Instant now = context.loop().now();
        post(() -> call.conversation().chat().write(message, PlainText.of(text), now));
        return true;
    }

    @Override
    public void shown(ChatMessage message) {
        post(() -> call.conversation().chat().shown(message));
    }

    @Override
    public List<ChatMessage> chat() {
        return call.conversation().chat().lines();
    }

    @Override
    public FileTransfer offer(Path file) {
        FileTransfer transfer = call.conversation().files().make(context.ids().message(), Objects.requireNonNull(file, "file"));
        context.loop().execute(() -> call.conversation().files().offer(transfer, glance.open)); // after the end, too, where it is over at once
        return transfer;
    }

    @Override
    public List<FileTransfer> transfers() {
        return call.conversation().files().all();
    }

    @Override
    public List<String> verificationWords() {
        return glance.words;
    }

    @Override
    public void remoteVideo(String participant, VideoSink given) {
        VideoSink sink = GuestSink.of(given, context.couriers());
        post(() -> {
            if (Names.same(participant, glance.peer)) {
                call.showing().remote(sink);
                show(link -> link.remoteVideo(sink));
            }
        });
    }

    @Override
    public void preview(VideoSink given) {
        VideoSink sink = GuestSink.of(given, context.couriers());
        post(() -> {
            call.showing().preview(sink);
            show(link -> link.capture().does(media -> media.preview(sink)));
        });
    }

    private void show(Consumer<MediaLink> change) {
        MediaLink link = call.linking().link();
        if (link != null) {
            change.accept(link);
        }
    }

    private void post(Runnable task) {
        context.loop().execute(() -> call.guard(task));
    }

    @Override
    public String toString() {
        return "Call[" + origin.id() + " " + origin.direction() + " " + glance.peer + " " + glance.state + "]";
    }
}
