package org.parley.media.synthetic.internal;

import java.util.Locale;
import org.parley.media.CaptureSettings;
import org.parley.media.MediaException;
import org.parley.media.VideoInput;
import org.parley.media.source.I420;
import org.parley.media.source.TestPattern;
import org.parley.media.source.Y4mFile;

/** What this engine can film: nothing, the pattern, or a file. One thread at a time. */
sealed interface Pictures extends AutoCloseable {
    /** Pictures a second; 0 for nothing. */
    double framesPerSecond();

    /** A buffer for {@link #draw}, or null for nothing. */
    I420 buffer();

    /** Draws picture {@code frame}; files give their next one. */
    void draw(long frame, I420 into) throws MediaException;

    /** For people. */
    String description();

    @Override
    default void close() {}

    static Pictures open(VideoInput camera, CaptureSettings settings) throws MediaException {
        if (camera instanceof VideoInput.None) {
            return new Nothing();
        }
        if (camera instanceof VideoInput.File file) {
            return new Film(Y4mFile.open(file.path()), file.path().toString());
        }
        if (camera instanceof VideoInput.Device device) {
            throw new MediaException(MediaException.Kind.NO_DEVICE,
                    "camera " + device.name() + " is not there: the synthetic engine has no devices; use pattern, none or a .y4m file, or start media.webrtc", null);
        }
        return new Pattern(new TestPattern(settings.width(), settings.height()), settings.framesPerSecond());
    }

    /** No camera. */
    record Nothing() implements Pictures {
        @Override
        public double framesPerSecond() {
            return 0;
        }

        @Override
        public I420 buffer() {
            return null;
        }

        @Override
        public void draw(long frame, I420 into) {}

        @Override
        public String description() {
            return "no camera";
        }
    }

    /** The test pattern. */
    record Pattern(TestPattern pattern, double framesPerSecond) implements Pictures {
        @Override
        public I420 buffer() {
            return new I420(pattern.width(), pattern.height());
        }

        @Override
        public void draw(long frame, I420 into) {
            pattern.draw(frame, System.currentTimeMillis(), into);
        }

        @Override
        public String description() {
            return "pattern " + pattern.width() + "x" + pattern.height();
        }
    }

    /** A file. */
    record Film(Y4mFile file, String name) implements Pictures {
        @Override
        public double framesPerSecond() {
            return file.framesPerSecond();
        }

        @Override
        public I420 buffer() {
            return new I420(file.width(), file.height());
        }

        @Override
        public void draw(long frame, I420 into) throws MediaException {
            file.read(into);
        }

        @Override
        public String description() {
            return String.format(Locale.ROOT, "%s %dx%d at %.3g/s", name, file.width(), file.height(), file.framesPerSecond());
        }

        @Override
        public void close() {
            file.close();
        }
    }
}
