package org.parley.ui.swt.internal.call;

import java.util.Optional;
import java.util.function.Supplier;
import org.parley.media.AudioOutput;
import org.parley.media.MediaEngine;
import org.parley.media.MediaException;
import org.parley.media.Sound;
import org.parley.ui.swt.internal.screen.Ui;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Plays one sound at a time on the user's speaker, unless the settings say not to. On the UI thread; the engine is asked elsewhere. */
final class Ringer {
    private static final Logger LOG = LoggerFactory.getLogger(Ringer.class);
    private final Ui ui;
    private int turn;
    private AutoCloseable playing;

    Ringer(Ui ui) {
        this.ui = ui;
    }

    /** In the place of the sound before; {@code sound} is asked for on another thread. */
    void play(Supplier<Sound> sound, boolean repeat) {
        stop();
        Optional<MediaEngine> engine = ui.services().engine();
        if (engine.isEmpty() || !ui.settings().get().sounds()) {
            return;
        }
        int mine = turn;
        AudioOutput speaker = AudioOutput.parse(ui.settings().get().speaker());
        ui.background().run(() -> play(engine.get(), sound.get(), repeat, speaker), started -> keep(mine, started), failure -> LOG.info("no sound is played: {}", failure.getMessage()));
    }

    private static AutoCloseable play(MediaEngine engine, Sound sound, boolean repeat, AudioOutput speaker) throws MediaException {
        try {
            return engine.play(sound, repeat, speaker);
        } catch (MediaException e) {
            return engine.play(sound, repeat, new AudioOutput.Any()); // the chosen one is unplugged
        }
    }

    private void keep(int mine, AutoCloseable started) {
        if (mine == turn) {
            playing = started;
        } else {
            close(started);
        }
    }

    /** Silence. */
    void stop() {
        turn++;
        if (playing != null) {
            close(playing);
            playing = null;
        }
    }

    private void close(AutoCloseable sound) {
        ui.background().run(() -> {
            sound.close();
            return null;
        }, nothing -> {}, failure -> LOG.debug("a sound did not end cleanly", failure));
    }
}
