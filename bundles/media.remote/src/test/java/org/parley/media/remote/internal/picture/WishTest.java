package org.parley.media.remote.internal.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.media.VideoFrame;
import org.parley.media.VideoSink;
import org.parley.media.remote.internal.message.PictureMessage;
import org.parley.media.source.I420;

/** Pictures that whoever has them converts, since the sink wants pixels. */
class WishTest {
    @TempDir
    Path folder;
    private final List<Runnable> waiting = new ArrayList<>();
    private final List<String> converted = new ArrayList<>();
    private long nanos;
    private PictureOutlets outlets;
    private PictureInlets inlets;

    /** A picture that notes what is made of it where it is. */
    private final class Noted implements VideoFrame {
        private final I420 picture;

        Noted(I420 picture) {
            this.picture = picture;
        }

        @Override
        public int width() {
            return picture.width();
        }

        @Override
        public int height() {
            return picture.height();
        }

        @Override
        public int rotation() {
            return picture.rotation();
        }

        @Override
        public long timestampNanos() {
            return picture.timestampNanos();
        }

        @Override
        public ByteBuffer y() {
            converted.add("planes");
            return picture.y();
        }

        @Override
        public ByteBuffer u() {
            return picture.u();
        }

        @Override
        public ByteBuffer v() {
            return picture.v();
        }

        @Override
        public int strideY() {
            return picture.strideY();
        }

        @Override
        public int strideU() {
            return picture.strideU();
        }

        @Override
        public int strideV() {
            return picture.strideV();
        }

        @Override
        public void toBgra(ByteBuffer pixels, int start, int width, int height) {
            converted.add(width + "x" + height);
            picture.toBgra(pixels, start, width, height);
        }
    }

    /** Asks for pixels of a size that can change. */
    private static final class Window implements VideoSink {
        private int width;
        private int height;
        private byte[] seen;
        private int calm;

        Window(int width, int height) {
            this.width = width;
            this.height = height;
        }

        @Override
        public void onFrame(VideoFrame frame) {
            seen = pixels(frame, width, height);
        }

        @Override
        public int calmMillis() {
            return calm;
        }
    }

    @BeforeEach
    void connect() {
        inlets = new PictureInlets(waiting::add, message -> outlets.wish((PictureMessage.Wish) message));
        outlets = new PictureOutlets(folder, message -> inlets.take(message), () -> nanos);
    }

    @Test
    void whatAWindowAskedForComesLikeThatFromTheNextPictureOn() {
        Window window = new Window(64, 36);
        inlets.show(1, window);
        for (int i = 1; i <= 3; i++) {
            I420 picture = halves(128, 72, 40 * i);
            send(picture);
            assertThat(window.seen).isEqualTo(pixels(picture, 64, 36));
        }
        assertThat(converted).containsExactly("planes", "64x36", "64x36");
    }

    @Test
    void pixelsOfThePictureWholeNeedMoreRoomAndGetIt() {
        Window window = new Window(1_920, 1_080);
        inlets.show(1, window);
        I420 picture = halves(1_920, 1_080, 90);
        send(picture);
        send(picture);
        assertThat(window.seen).isEqualTo(pixels(picture, 1_920, 1_080));
        assertThat(converted).containsExactly("planes", "1920x1080");
    }

    @Test
    void aWindowOfAnotherSizeSeesTheSamePictureAtOnceAndExactlyFromTheNextOneOn() {
        Window window = new Window(64, 36);
        inlets.show(1, window);
        I420 picture = halves(128, 72, 100);
        send(picture);
        window.width = 128;
        window.height = 72;
        send(picture);
        assertThat(window.seen).isEqualTo(pixels(picture, 128, 72));
        send(picture);
        assertThat(converted).containsExactly("planes", "64x36", "128x72");
        assertThat(window.seen).isEqualTo(pixels(picture, 128, 72));
    }

    @Test
    void whoReadsPlanesAfterAWindowGetsThemOfEachPicture() {
        inlets.show(1, new Window(64, 36));
        send(halves(128, 72, 100));
        List<Integer> read = new ArrayList<>();
        send(halves(128, 72, 150), frame -> read.addAll(List.of(at(frame.y(), 0), at(frame.y(), 127), at(frame.u(), 0), at(frame.v(), 0))));
        assertThat(read.get(0)).isCloseTo(150, within(2));
        assertThat(read.get(1)).isCloseTo(75, within(2));
        assertThat(read.get(2)).isCloseTo(110, within(2));
        assertThat(read.get(3)).isCloseTo(140, within(2));
        read.clear();
        send(halves(128, 72, 160), frame -> read.add(at(frame.y(), 0)));
        assertThat(read).containsExactly(160);
        assertThat(converted).containsExactly("planes", "64x36", "planes");
    }

    @Test
    void whoWantsPixelsAndPlanesGetsPlanes() {
        inlets.show(1, frame -> {
            pixels(frame, 64, 36);
            at(frame.y(), 0);
        });
        for (int i = 0; i < 3; i++) {
            send(halves(128, 72, 100));
        }
        assertThat(converted).containsExactly("planes", "planes", "planes");
    }

    @Test
    void aPictureThatIsSmallerThanTheWishComesAsPlanes() {
        Window window = new Window(64, 36);
        inlets.show(1, window);
        send(halves(128, 72, 100));
        window.width = 32;
        window.height = 18;
        I420 small = halves(32, 18, 100);
        send(small);
        assertThat(window.seen).isEqualTo(pixels(small, 32, 18));
        assertThat(converted).containsExactly("planes", "planes");
    }

    @Test
    void whoLooksAtFewPicturesHasFewMade() {
        Window window = new Window(64, 36);
        window.calm = 60;
        inlets.show(1, window);
        for (int i = 0; i < 6; i++) {
            send(halves(128, 72, 100 + i));
            nanos += 33_000_000;
        }
        assertThat(converted).containsExactly("planes", "64x36", "64x36");
        window.calm = 0;
        for (int i = 0; i < 3; i++) {
            nanos += 33_000_000;
            send(halves(128, 72, 150 + i));
        }
        assertThat(window.seen).isEqualTo(pixels(halves(128, 72, 152), 64, 36));
        assertThat(converted).hasSize(6);
    }

    @Test
    void theNextSinkIsShownEachPictureAgain() {
        Window window = new Window(64, 36);
        window.calm = 60_000;
        inlets.show(1, window);
        send(halves(128, 72, 100));
        inlets.show(1, new Window(64, 36));
        send(halves(128, 72, 110));
        assertThat(converted).hasSize(2);
    }

    /** Sends before the sink is another one, takes after. */
    private void send(I420 picture, VideoSink sink) {
        outlets.of(1).onFrame(new Noted(picture));
        inlets.show(1, sink);
        take();
    }

    private void send(I420 picture) {
        outlets.of(1).onFrame(new Noted(picture));
        take();
    }

    private void take() {
        while (!waiting.isEmpty()) {
            waiting.remove(0).run();
        }
    }

    private static int at(ByteBuffer plane, int index) {
        return plane.get(index) & 0xFF;
    }

    private static byte[] pixels(VideoFrame frame, int width, int height) {
        byte[] pixels = new byte[4 * width * height];
        frame.toBgra(ByteBuffer.wrap(pixels), 0, width, height);
        return pixels;
    }

    /** The left half brighter than the right one. */
    private static I420 halves(int width, int height, int luma) {
        I420 picture = new I420(width, height);
        picture.fill(luma, 110, 140);
        for (int y = 0; y < height; y++) {
            for (int x = width / 2; x < width; x++) {
                picture.y().put(y * width + x, (byte) (luma / 2));
            }
        }
        return picture;
    }
}
