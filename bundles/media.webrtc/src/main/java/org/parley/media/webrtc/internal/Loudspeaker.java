package org.parley.media.webrtc.internal;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.parley.media.AudioOutput;
import org.parley.media.MediaException;
import org.parley.media.webrtc.internal.pulse.SoundDevice;
import org.parley.media.webrtc.internal.pulse.SoundDevices;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where a session plays the other side's sound: what the user chooses, and what takes its place when it is gone. Native thread only. */
final class Loudspeaker implements DeviceWatch.User {
    private static final Logger LOG = LoggerFactory.getLogger(Loudspeaker.class);

    private final EngineThreads threads;
    private final Choice choice;
    private final RemoteMedia remote;
    private final SessionEvents events;
    private boolean any;

    /** What a session begins with. */
    record Choice(AudioOutput wanted, Speaker opened, Speakers speakers, DeviceWatch watch) {}

    /** {@code remote} plays what was opened already. */
    Loudspeaker(EngineThreads threads, Choice choice, RemoteMedia remote, SessionEvents events) {
        this.threads = threads;
        this.choice = choice;
        this.remote = remote;
        this.events = events;
        any = choice.wanted() instanceof AudioOutput.Any;
        choice.watch().add(this);
    }

    /** Plays elsewhere from now on. Completes exceptionally when that speaker is not there; the one before is used further then. */
    CompletionStage<Void> change(AudioOutput wanted) {
        CompletableFuture<Speaker> opened = new CompletableFuture<>();
        boolean asked = threads.blocking(() -> {
            try {
                opened.complete(choice.speakers().open(wanted));
            } catch (MediaException | RuntimeException | Error e) {
                opened.completeExceptionally(e);
            }
        });
        if (!asked) {
            opened.completeExceptionally(stopped());
        }
        return opened.thenCompose(next -> use(next, wanted));
    }

    /** Any thread. Closes what comes when the engine has ended: nobody else would. */
    private CompletionStage<Void> use(Speaker next, AudioOutput wanted) {
        CompletableFuture<Void> used = new CompletableFuture<>();
        boolean ready = threads.run(() -> {
            any = wanted instanceof AudioOutput.Any;
            try {
                remote.speaker(next);
                used.complete(null);
            } catch (RuntimeException | Error e) {
                used.completeExceptionally(e);
            }
        });
        if (!ready) {
            next.close();
            used.completeExceptionally(stopped());
        }
        return used;
    }

    private static MediaException stopped() {
        return new MediaException(MediaException.Kind.CLOSED, "the media engine webrtc is stopped", null);
    }

    /** The session ends. */
    void end() {
        choice.watch().remove(this);
    }

    @Override
    public boolean usesSound() {
        return any || remote.speaker().device() != null;
    }

    @Override
    public void sound(SoundDevices there) {
        Speaker current = remote.speaker();
        SoundDevice device = current.device();
        Succession.of(device, current.isBroken(), any, there.speakers()).ifPresent(change -> {
            remote.speaker(choice.speakers().open(change.next()));
            if (change.lost()) {
                any = true;
                String replacement = change.next().map(SoundDevice::name).orElse("no speaker");
                LOG.info("{} is gone, {} from now on", device.name(), replacement);
                events.speakerLost(device.name(), replacement);
            }
        });
    }
}
