package org.parley.media.remote.internal.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.media.VideoFrame;
import org.parley.media.remote.internal.message.PictureMessage;
import org.parley.media.source.I420;

class RingTest {
    @TempDir
    Path folder;
    private final List<PictureMessage> sent = new ArrayList<>();
    private final List<Runnable> waiting = new ArrayList<>();
    private final List<String> shown = new ArrayList<>();
    private PictureOutlets outlets;
    private PictureInlets inlets;

    @BeforeEach
    void connect() {
        inlets = new PictureInlets(waiting::add, message -> outlets.wish((PictureMessage.Wish) message));
        outlets = new PictureOutlets(folder, message -> {
            sent.add(message);
            inlets.take(message);
        });
    }

    @Test
    void aPictureArrivesAsItWasWithSizeTurnAndTime() {
        inlets.show(1, frame -> shown.add(describe(frame) + " at " + frame.timestampNanos()));
        I420 picture = picture(17, 9, 3);
        picture.rotation(90);
        picture.timestampNanos(4_711);
        outlets.of(1).onFrame(picture);
        work();
        assertThat(shown).containsExactly("17x9 turned 90 of 3 at 4711");
        assertThat(folder).as("names of what both have open").isEmptyDirectory();
    }

    @Test
    void ofPicturesThatWereNotTakenTheLatestWinsAndIsToldOfOnce() {
        inlets.show(1, frame -> shown.add(describe(frame)));
        for (int i = 1; i <= 5; i++) {
            outlets.of(1).onFrame(picture(16, 16, i));
        }
        work();
        assertThat(shown).containsExactly("16x16 turned 0 of 5");
        assertThat(sent).filteredOn(PictureMessage.Picture.class::isInstance).hasSize(1);
        outlets.of(1).onFrame(picture(16, 16, 6));
        work();
        assertThat(shown).hasSize(2).last().isEqualTo("16x16 turned 0 of 6");
    }

    @Test
    void aLargerPictureGetsARingOfItsOwnAndSmallerOnesStay() {
        inlets.show(1, frame -> shown.add(describe(frame)));
        int[][] sizes = {{320, 180}, {1_280, 720}, {1_920, 1_080}, {640, 360}};
        for (int[] size : sizes) {
            outlets.of(1).onFrame(picture(size[0], size[1], 9));
            work();
        }
        assertThat(shown).containsExactly("320x180 turned 0 of 9", "1280x720 turned 0 of 9", "1920x1080 turned 0 of 9", "640x360 turned 0 of 9");
        assertThat(sent).filteredOn(PictureMessage.Ring.class::isInstance).hasSize(2);
    }

    @Test
    void theNextStreamUsesTheRingOfOneThatHasEndedAndShowsNothingOfIt() {
        inlets.show(1, frame -> shown.add("first " + describe(frame)));
        outlets.of(1).onFrame(picture(16, 16, 1));
        outlets.end(1);
        inlets.end(1);
        work();
        inlets.show(2, frame -> shown.add("second " + describe(frame)));
        outlets.of(2).onFrame(picture(16, 16, 2));
        work();
        assertThat(shown).containsExactly("second 16x16 turned 0 of 2");
        assertThat(sent).filteredOn(PictureMessage.Ring.class::isInstance).hasSize(1);
    }

    @Test
    void whereNobodyLooksPicturesAreTakenAllTheSame() {
        inlets.show(1, null);
        outlets.of(1).onFrame(picture(16, 16, 1));
        work();
        inlets.show(1, frame -> shown.add(describe(frame)));
        outlets.of(1).onFrame(picture(16, 16, 2));
        work();
        assertThat(shown).containsExactly("16x16 turned 0 of 2");
    }

    @Test
    void aSinkThatFailsIsShownTheNextPicture() {
        inlets.show(1, frame -> {
            shown.add(describe(frame));
            throw new IllegalStateException("on purpose");
        });
        outlets.of(1).onFrame(picture(16, 16, 1));
        work();
        outlets.of(1).onFrame(picture(16, 16, 2));
        work();
        assertThat(shown).hasSize(2);
    }

    @Test
    void aReaderNeverSeesPartsOfTwoPicturesNorAnEarlierOneLater() throws Exception {
        RingWriter writer = new RingWriter(1, folder.resolve("ring"), (int) Ring.bytes(64, 64));
        RingReader reader = new RingReader(folder.resolve("ring"), (int) Ring.bytes(64, 64));
        int pictures = 20_000;
        CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> {
            I420 picture = new I420(64, 64);
            for (int i = 1; i <= pictures; i++) {
                picture.fill(i & 0xFF, i & 0xFF, i & 0xFF);
                picture.timestampNanos(i);
                writer.put(picture, Wish.PLANES);
            }
        });
        AtomicInteger last = new AtomicInteger();
        while (last.get() < pictures) {
            reader.take(frame -> {
                int value = (int) frame.timestampNanos();
                assertThat(value).isGreaterThan(last.getAndSet(value));
                assertThat(describe(frame)).isEqualTo("64x64 turned 0 of " + (value & 0xFF));
            });
            if (writing.isCompletedExceptionally()) {
                break;
            }
        }
        writing.get(20, TimeUnit.SECONDS);
    }

    private void work() {
        while (!waiting.isEmpty()) {
            waiting.remove(0).run();
        }
    }

    private static I420 picture(int width, int height, int value) {
        I420 picture = new I420(width, height);
        picture.fill(value, value, value);
        return picture;
    }

    private static String describe(VideoFrame frame) {
        String value = "" + (frame.y().get(0) & 0xFF);
        for (ByteBuffer plane : List.of(frame.y(), frame.u(), frame.v())) {
            for (int i = 0; i < plane.capacity(); i++) {
                if ((plane.get(i) & 0xFF) != (frame.y().get(0) & 0xFF)) {
                    value = "several";
                }
            }
        }
        return frame.width() + "x" + frame.height() + " turned " + frame.rotation() + " of " + value;
    }
}
