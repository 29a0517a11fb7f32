package org.parley.ui.swt.internal.model;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.parley.media.AudioOutput;
import org.parley.media.MediaEngine;
import org.parley.media.Sound;

/** A short tone to hear whether a speaker works. On the UI thread. */
public final class TestTone {
    private final Supplier<Optional<MediaEngine>> engine;
    private final Background background;
    private AutoCloseable playing = () -> {};

    /** Plays nothing yet. */
    public TestTone(Supplier<Optional<MediaEngine>> engine, Background background) {
        this.engine = engine;
        this.background = background;
    }

    /** Plays it at {@code speaker}; {@code failed} is told why not. */
    public void play(AudioOutput speaker, Consumer<String> failed) {
        close();
        engine.get().ifPresent(best -> background.run(() -> best.play(sound(), false, speaker), now -> playing = now, failure -> failed.accept(String.valueOf(failure.getMessage()))));
    }

    /** Stops it. */
    public void close() {
        AutoCloseable old = playing;
        playing = () -> {};
        background.run(() -> {
            old.close();
            return null;
        }, nothing -> {}, failure -> {});
    }

    /** Two notes of 0.4 s, softened at both ends. */
    private static Sound sound() {
        int note = Sound.RATE * 2 / 5;
        short[] samples = new short[2 * note];
        for (int i = 0; i < samples.length; i++) {
            int within = i % note;
            double soft = Math.min(1, Math.min(within, note - within) / (Sound.RATE * 0.02));
            samples[i] = (short) (8_000 * soft * Math.sin(2 * Math.PI * (i < note ? 523.25 : 659.25) * i / Sound.RATE));
        }
        return new Sound(samples);
    }
}
