package org.parley.ui.swt.internal.model;

import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.Optional;
import org.parley.media.CaptureSettings;
import org.parley.media.LocalMedia;
import org.parley.media.MediaEngine;
import org.parley.media.MediaException;
import org.parley.media.VideoSink;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Captures from camera and microphone for as long as the user looks at them in the settings. On the UI thread; opening and closing are done elsewhere, one at a time, and the latest
 * wish wins.
 */
public final class DevicePreview {
    private static final Logger LOG = LoggerFactory.getLogger(DevicePreview.class);

    private final Supplier<Optional<MediaEngine>> engine;
    private final Background background;
    private final VideoSink sink;
    private final Consumer<Optional<String>> told;
    private CaptureSettings wanted;
    private CaptureSettings opened;
    private boolean busy;
    private volatile LocalMedia media;
    private volatile boolean closed;

    /** {@code told} hears when capturing has begun, or why it has not. */
    public DevicePreview(Supplier<Optional<MediaEngine>> engine, Background background, VideoSink sink, Consumer<Optional<String>> told) {
        this.engine = engine;
        this.background = background;
        this.sink = sink;
        this.told = told;
    }

    /** Captures this from now on; null for nothing. */
    public void want(CaptureSettings settings) {
        wanted = settings;
        if (!busy && !closed && !java.util.Objects.equals(wanted, opened)) {
            busy = true;
            CaptureSettings next = wanted;
            background.run(() -> change(next), nothing -> changed(next, Optional.empty()), failure -> changed(next, Optional.of(String.valueOf(failure.getMessage()))));
        }
    }

    private Void change(CaptureSettings next) throws MediaException {
        release();
        if (next != null && !closed) {
            MediaEngine best = engine.get().orElseThrow(() -> new MediaException(MediaException.Kind.UNAVAILABLE, "no media engine", null));
            LocalMedia fresh = best.open(next);
            fresh.preview(sink);
            fresh.start();
            media = fresh;
            if (closed) {
                release();
            }
        }
        return null;
    }

    private void release() {
        LocalMedia old = media;
        media = null;
        if (old != null) {
            try {
                old.preview(null);
                old.close();
            } catch (RuntimeException e) {
                LOG.warn("a preview did not end cleanly", e);
            }
        }
    }

    private void changed(CaptureSettings next, Optional<String> problem) {
        busy = false;
        opened = next;
        if (closed) {
            return;
        }
        if (next != null) {
            told.accept(problem);
        }
        want(wanted);
    }

    /** How loud the microphone is: 0 to 1. */
    public double level() {
        LocalMedia current = media;
        return current == null ? 0 : current.microphoneLevel();
    }

    /** Frees the devices. */
    public void close() {
        closed = true;
        if (!busy) {
            background.run(() -> {
                release();
                return null;
            }, nothing -> {}, failure -> {});
        }
    }
}
