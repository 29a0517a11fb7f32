package org.parley.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** What the cases of {@link MediaEngineContract} share: an engine for all of them, and the sides of calls, which are closed and checked after each. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class EngineCases {
    private final List<Party> parties = new ArrayList<>();
    private MediaEngine engine;

    /** Starts an engine as its bundle does. Called once for all cases, and once more for the one that stops it. */
    protected abstract MediaEngine startEngine() throws Exception;

    /** Stops it as the end of its bundle does ({@code @Deactivate}). */
    protected abstract void stopEngine(MediaEngine started) throws Exception;

    @BeforeAll
    void start() throws Exception {
        engine = startEngine();
    }

    @AfterAll
    void stop() throws Exception {
        stopEngine(engine);
    }

    @AfterEach
    void closeParties() {
        parties.forEach(Party::close);
        List<Party> ended = List.copyOf(parties);
        parties.clear();
        for (Party party : ended) {
            assertThat(party.breaches).as(party.toString()).isEmpty();
        }
    }

    final MediaEngine engine() {
        return engine;
    }

    /** A side that sends the pattern and silence. */
    final Party party(String name) throws MediaException {
        return party(name, new VideoInput.Pattern(), new AudioInput.Silence(), new AudioOutput.None());
    }

    final Party party(String name, VideoInput camera, AudioInput microphone, AudioOutput speaker) throws MediaException {
        return added(Party.open(name, engine, capture(camera, microphone), speaker));
    }

    final Party added(Party party) {
        parties.add(party);
        return party;
    }

    static CaptureSettings capture(VideoInput camera, AudioInput microphone) {
        return new CaptureSettings(camera, microphone, 320, 240, 30);
    }
}
