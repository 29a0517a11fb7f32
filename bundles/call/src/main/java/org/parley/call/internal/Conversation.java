package org.parley.call.internal;

import java.time.Duration;
import org.parley.call.Call;
import org.parley.call.CallEvent;
import org.parley.call.internal.channel.Allowance;
import org.parley.call.internal.channel.ChannelMessage;
import org.parley.call.internal.files.Transfers;
import org.parley.call.internal.thread.Loop;
import org.parley.media.VideoFeed;

/** What the two sides tell each other over the data channel while they talk: what is muted and shared, chat, and files. */
final class Conversation {
    /** So many changes of what the other side shows are told at once, and so many a second; of those that come on top only the latest. */
    private static final int CHANGES = 50;
    private static final double CHANGES_A_SECOND = 5;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Loop loop;
    private final DirectCall call;
    private final Showing showing;
    private final Chat chat;
    private final Transfers files;
    private final Allowance changes;
    private Call.Shown told = Call.Shown.ALL;
    private Loop.Timer untold = Loop.Timer.NONE;
    private boolean everShared;

    Conversation(CallContext context, DirectCall call, Showing showing) {
        this.loop = context.loop();
        this.changes = new Allowance(loop, CHANGES, CHANGES_A_SECOND);
        this.call = call;
        this.showing = showing;
        this.chat = new Chat(context, call);
        this.files = new Transfers(new CallFiles(context, call));
    }

    Chat chat() {
        return chat;
    }

    Transfers files() {
        return files;
    }

    /** The data channel is open, for the first time or again. */
    void opened() {
        call.glance().open = true;
        tellMuted();
        if (everShared) {
            tellSharing();
        }
        chat.again();
        files.again();
    }

    /** The session is gone, and its data channel with it. */
    void closed() {
        call.glance().open = false;
        files.interrupted();
    }

    /** The call ends. */
    void ended() {
        call.glance().open = false;
        untold.cancel();
        files.end();
    }

    /** Any message but a bye or an ack. */
    void receive(ChannelMessage message) {
        Call.Shown before = call.glance().peerShown;
        if (message instanceof ChannelMessage.Muted muted) {
            show(new Call.Shown(!muted.audio(), !muted.video(), before.screen()));
        } else if (message instanceof ChannelMessage.Sharing sharing) {
            show(new Call.Shown(before.audio(), before.video(), sharing.screen()));
        } else if (message instanceof ChannelMessage.Chat line) {
            chat.came(line);
        } else if (message instanceof ChannelMessage.File offer) {
            files.offered(offer);
        } else if (message instanceof ChannelMessage.FileWord word) {
            files.heard(word);
        }
    }

    private void show(Call.Shown now) {
        call.glance().peerShown = now;
        tellShown();
    }

    private void tellShown() {
        Call.Shown now = call.glance().peerShown;
        Call.Shown before = told;
        untold.cancel();
        if (!now.equals(before) && !changes.take()) {
            untold = loop.after(PAUSE, () -> call.guard(this::tellShown));
            return;
        }
        told = now;
        if (now.audio() != before.audio() || now.video() != before.video()) {
            call.tell(new CallEvent.PeerMuted(call.user(), !now.audio(), !now.video()));
        }
        if (now.screen() != before.screen()) {
            call.tell(new CallEvent.PeerSharing(call.user(), now.screen()));
        }
    }

    /** The other side has this side's message. */
    void acknowledged(long re) {
        chat.acknowledged(re);
    }

    /** The user mutes the microphone, or speaks again. */
    void muteMicrophone(boolean muted) {
        showing.muteMicrophone(muted);
        onCapture(capture -> capture.does(media -> media.muteMicrophone(muted)));
        tellMuted();
        changed();
    }

    /** The user covers the camera, or shows himself again. */
    void muteCamera(boolean muted) {
        showing.muteCamera(muted);
        onCapture(capture -> capture.does(media -> media.muteCamera(muted)));
        tellMuted();
        changed();
    }

    /** The user shares pictures; null for the camera again. */
    void share(VideoFeed feed) {
        onCapture(capture -> capture.share(feed));
        shared(feed);
    }

    /** What was shared has ended by itself; the engine sends the camera again. */
    void shareEnded() {
        if (showing.feed() != null) {
            onCapture(Capture::shareEnded);
            shared(null);
        }
    }

    private void shared(VideoFeed feed) {
        boolean before = showing.feed() != null;
        showing.share(feed);
        if (before != (feed != null)) {
            everShared = true;
            tellSharing();
            changed();
        }
    }

    private void onCapture(java.util.function.Consumer<Capture> action) {
        MediaLink link = call.linking().link();
        if (link != null) {
            action.accept(link.capture());
        }
    }

    private void tellMuted() {
        call.sendData(new ChannelMessage.Muted(showing.isMicrophoneMuted(), showing.isCameraMuted()));
    }

    private void tellSharing() {
        call.sendData(new ChannelMessage.Sharing(showing.feed() != null));
    }

    /** Tells users what is so now, unless it was so before. */
    private void changed() {
        Glance glance = call.glance();
        boolean sharing = showing.feed() != null;
        if (glance.microphoneMuted != showing.isMicrophoneMuted() || glance.cameraMuted != showing.isCameraMuted() || glance.sharing != sharing) {
            glance.microphoneMuted = showing.isMicrophoneMuted();
            glance.cameraMuted = showing.isCameraMuted();
            glance.sharing = sharing;
            call.tell(new CallEvent.OwnChanged(call.user(), glance.microphoneMuted, glance.cameraMuted, sharing));
        }
    }

    /** Takes over what the user set on a call that this one replaces. */
    void like(Showing other) {
        showing.like(other);
        everShared = showing.feed() != null;
        changed();
    }
}
