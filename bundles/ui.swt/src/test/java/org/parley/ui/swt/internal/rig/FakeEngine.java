package org.parley.ui.swt.internal.rig;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.parley.media.AudioInput;
import org.parley.media.AudioOutput;
import org.parley.media.CaptureSettings;
import org.parley.media.Devices;
import org.parley.media.LocalMedia;
import org.parley.media.LocalMediaListener;
import org.parley.media.MediaEngine;
import org.parley.media.MediaException;
import org.parley.media.MediaSession;
import org.parley.media.SessionListener;
import org.parley.media.SessionSettings;
import org.parley.media.Sound;
import org.parley.media.SoundProcessing;
import org.parley.media.VideoFrame;
import org.parley.media.VideoInput;
import org.parley.media.VideoSink;

/** Devices that a test plays: a camera that shows one white picture, a microphone that is half as loud as can be. */
public final class FakeEngine implements MediaEngine {
    /** What was opened, in order. */
    public final List<CaptureSettings> opened = new CopyOnWriteArrayList<>();
    /** What was closed, in order. */
    public final List<CaptureSettings> closed = new CopyOnWriteArrayList<>();
    /** Where tones were played. */
    public final List<AudioOutput> played = new CopyOnWriteArrayList<>();
    /** Where tones were ended. */
    public final List<AudioOutput> silenced = new CopyOnWriteArrayList<>();
    /** Why devices cannot be opened; null where they can. */
    public volatile MediaException failure;
    /** What is connected. */
    public volatile Devices devices = new Devices(List.of("Front camera"), List.of("Headset"), List.of("Headset", "Screen"));

    @Override
    public String name() {
        return "fake";
    }

    @Override
    public Devices devices() {
        return devices;
    }

    @Override
    public AutoCloseable play(Sound sound, boolean repeat, AudioOutput speaker) {
        played.add(speaker);
        return () -> silenced.add(speaker);
    }

    @Override
    public LocalMedia open(CaptureSettings settings) throws MediaException {
        if (failure != null) {
            throw failure;
        }
        opened.add(settings);
        return new White(settings);
    }

    @Override
    public MediaSession session(SessionSettings settings, LocalMedia media, SessionListener listener) {
        throw new UnsupportedOperationException();
    }

    private final class White implements LocalMedia {
        private final CaptureSettings settings;
        private VideoSink sink;

        White(CaptureSettings settings) {
            this.settings = settings;
        }

        @Override
        public String description() {
            return "white";
        }

        @Override
        public void start() {
            if (sink != null) {
                sink.onFrame(new WhiteFrame());
            }
        }

        @Override
        public void muteMicrophone(boolean muted) {}

        @Override
        public void muteCamera(boolean muted) {}

        @Override
        public boolean isMicrophoneMuted() {
            return false;
        }

        @Override
        public boolean isCameraMuted() {
            return false;
        }

        @Override
        public void camera(VideoInput camera) {}

        @Override
        public void microphone(AudioInput microphone) {}

        @Override
        public void processing(SoundProcessing processing) {}

        @Override
        public double microphoneLevel() {
            return 0.5;
        }

        @Override
        public void listener(LocalMediaListener listener) {}

        @Override
        public void preview(VideoSink to) {
            sink = to;
        }

        @Override
        public void close() {
            closed.add(settings);
        }
    }

    private static final class WhiteFrame implements VideoFrame {
        private static final int SIDE = 64;
        private static final ByteBuffer LIGHT = plane(SIDE * SIDE, 235);
        private static final ByteBuffer GREY = plane(SIDE * SIDE / 4, 128);

        private static ByteBuffer plane(int size, int value) {
            ByteBuffer plane = ByteBuffer.allocateDirect(size);
            while (plane.hasRemaining()) {
                plane.put((byte) value);
            }
            return plane.flip();
        }

        @Override
        public int width() {
            return SIDE;
        }

        @Override
        public int height() {
            return SIDE;
        }

        @Override
        public int rotation() {
            return 0;
        }

        @Override
        public long timestampNanos() {
            return 0;
        }

        @Override
        public ByteBuffer y() {
            return LIGHT;
        }

        @Override
        public ByteBuffer u() {
            return GREY;
        }

        @Override
        public ByteBuffer v() {
            return GREY;
        }

        @Override
        public int strideY() {
            return SIDE;
        }

        @Override
        public int strideU() {
            return SIDE / 2;
        }

        @Override
        public int strideV() {
            return SIDE / 2;
        }
    }
}
