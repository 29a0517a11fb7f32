package org.parley.media.webrtc.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.parley.media.AudioOutput;
import org.parley.media.MediaException;
import org.parley.media.Party;

/** What becomes of a speaker that is chosen in a session when something goes wrong meanwhile. */
class LoudspeakerTest {
    private final EngineThreads threads = new EngineThreads();
    private final SessionEvents events = new SessionEvents(threads, null);
    private final RemoteMedia remote = new RemoteMedia(events, Speaker.NONE);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Speaker speaker = new Speaker() {
        @Override
        public void close() {
            closed.countDown();
        }
    };

    @AfterEach
    void end() {
        threads.end(5_000);
    }

    @Test
    void oneThatIsThereIsUsed() throws Exception {
        Party.get(change(() -> speaker));
        Speaker used = threads.call(() -> remote.speaker(), 30_000);
        assertThat(used).isSameAs(speaker);
        assertThat(closed.getCount()).isEqualTo(1);
    }

    @Test
    void oneThatIsOpenedWhenTheEngineHasJustEndedIsClosed() throws Exception {
        CompletionStage<Void> changed = change(() -> {
            threads.end(5_000);
            return speaker;
        });
        assertThat(Party.failure(changed)).isEqualTo(MediaException.Kind.CLOSED);
        assertThat(closed.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void anErrorWhileItIsOpenedFailsTheChangeOnly() throws Exception {
        Operations operations = new Operations(threads);
        CompletionStage<Void> changed = operations.add(() -> loudspeaker(() -> {
            throw new OutOfMemoryError("no thread can be made");
        }).change(new AudioOutput.None()));
        assertThat(Party.failure(changed)).isEqualTo(MediaException.Kind.FAILED);
        assertThat(Party.get(operations.add(() -> CompletableFuture.completedStage("next")))).isEqualTo("next");
    }

    @Test
    void oneThatCannotBeUsedIsNotSaidToBe() throws Exception {
        Party.get(change(() -> new Speaker() {
            @Override
            public void close() {
                throw new IllegalStateException("on purpose");
            }
        }));
        Operations operations = new Operations(threads);
        assertThat(Party.failure(operations.add(() -> loudspeaker(() -> speaker).change(new AudioOutput.None())))).isEqualTo(MediaException.Kind.FAILED);
    }

    private CompletionStage<Void> change(Supplier<Speaker> opening) throws MediaException {
        return threads.call(() -> loudspeaker(opening).change(new AudioOutput.None()), 30_000);
    }

    private Loudspeaker loudspeaker(Supplier<Speaker> opening) {
        DeviceWatch watch = new DeviceWatch(threads, null);
        Speakers speakers = new Speakers(null, watch, null) {
            @Override
            Speaker open(AudioOutput output) {
                return opening.get();
            }
        };
        return new Loudspeaker(threads, new Loudspeaker.Choice(new AudioOutput.None(), Speaker.NONE, speakers, watch), remote, events);
    }
}
