package org.parley.media.synthetic.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.zip.Deflater;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parley.media.VideoFrame;
import org.parley.media.source.I420;
import org.parley.media.source.TestPattern;

class PictureTest {
    private final PictureCodec codec = new PictureCodec();
    private final PictureReceiver receiver = new PictureReceiver();
    private long now = 1;

    @AfterEach
    void close() {
        codec.close();
        receiver.close();
    }

    @ParameterizedTest
    @CsvSource({"160,120", "320,240", "640,480", "1280,720", "1920,1080", "480,640", "3840,2160"})
    void theClockIsReadableOnTheOtherSideInFullSize(int width, int height) {
        for (int frame = 0; frame < 20; frame++) {
            List<ByteBuffer> pieces = pieces(frame, codec.encode(pattern(width, height, 1_000 + frame), 0));
            VideoFrame shown = feed(pieces);
            assertThat(shown.width()).isEqualTo(width);
            assertThat(shown.height()).isEqualTo(height);
            assertThat(TestPattern.read(shown)).hasValue(1_000 + frame);
        }
        assertThat(receiver.frames()).isEqualTo(20);
        assertThat(receiver.lost()).isZero();
    }

    @Test
    void evenNoiseFitsThePiecesOfAPicture() {
        I420 noise = new I420(640, 480);
        Random random = new Random(2);
        for (ByteBuffer plane : List.of(noise.y(), noise.u(), noise.v())) {
            for (int i = 0; i < plane.capacity(); i++) {
                plane.put(i, (byte) random.nextInt());
            }
        }
        List<ByteBuffer> pieces = pieces(1, codec.encode(noise, 0));
        assertThat(pieces.size()).isLessThanOrEqualTo(PictureReceiver.MOST_PIECES);
        Collections.shuffle(pieces, random);
        assertThat(feed(pieces)).isNotNull();
    }

    @Test
    void aPictureThatLacksAPieceGivesWayToTheNext() {
        I420 pattern = pattern(160, 120, 7);
        byte[] packed = java.util.Arrays.copyOf(codec.encode(pattern, 0), 2_500);
        List<ByteBuffer> first = pieces(1, packed);
        assertThat(feed(first.subList(0, 1))).isNull();
        assertThat(feed(pieces(3, codec.encode(pattern, 0)))).isNotNull();
        assertThat(feed(first.subList(1, 3))).as("late pieces").isNull();
        assertThat(receiver.lost()).isEqualTo(3);
    }

    @Test
    void hostilePicturesAreDropped() {
        byte[] good = codec.encode(pattern(160, 120, 7), 0);
        List<byte[]> hostile = new ArrayList<>(List.of(new byte[0], new byte[5], new byte[10], new byte[200]));
        hostile.add(with(good, 0, 0xFF, 0xFF, 0xFF, 0xFF));
        hostile.add(with(good, 4, 0xFF, 0xFF));
        hostile.add(with(good, 4, 2, 2));
        hostile.add(with(good, 12, 0x55, 0xAA, 0x55, 0xAA, 0x55));
        int number = 1;
        for (byte[] picture : hostile) {
            List<ByteBuffer> pieces = pieces(number++, picture);
            if (!pieces.isEmpty() && picture != hostile.get(6)) {
                assertThat(feed(pieces)).isNull();
            }
        }
        assertThat(receiver.receive(ByteBuffer.wrap(new byte[3]), now)).isNull();
        assertThat(receiver.receive(piece(50, 9, 3, new byte[10]), now)).isNull();
        assertThat(receiver.receive(piece(50, 0, 255, new byte[10]), now)).isNull();
        assertThat(feed(pieces(60, good))).isNotNull();
    }

    @Test
    void aBombIsNotBlownUp() {
        Deflater deflater = new Deflater(9);
        deflater.setInput(new byte[50_000_000]);
        deflater.finish();
        byte[] packed = new byte[60_000];
        int size = deflater.deflate(packed);
        deflater.end();
        ByteBuffer bomb = ByteBuffer.allocate(10 + size).putShort((short) 640).putShort((short) 480).put((byte) 160).put((byte) 120).putInt(0).put(packed, 0, size);
        PictureCodec.Header header = PictureCodec.Header.read(bomb.flip());
        assertThat(header).isNotNull();
        assertThat(codec.decode(header, bomb)).as("as much as fits is taken").isNotNull();
    }

    @Test
    void whoChangesTheSizeAllTheTimeIsNotFollowed() {
        assertThat(feed(pieces(1, codec.encode(pattern(160, 120, 1), 0)))).isNotNull();
        assertThat(feed(pieces(2, codec.encode(pattern(320, 240, 1), 0)))).isNull();
        now += 1_100_000_000L;
        assertThat(feed(pieces(3, codec.encode(pattern(320, 240, 1), 0)))).isNotNull();
    }

    private static I420 pattern(int width, int height, long frame) {
        I420 picture = new I420(width, height);
        new TestPattern(width, height).draw(frame, 0, picture);
        return picture;
    }

    private VideoFrame feed(List<ByteBuffer> pieces) {
        VideoFrame shown = null;
        for (ByteBuffer piece : pieces) {
            VideoFrame complete = receiver.receive(piece.duplicate(), now);
            shown = complete == null ? shown : complete;
        }
        return shown;
    }

    private static List<ByteBuffer> pieces(int number, byte[] picture) {
        List<ByteBuffer> pieces = new ArrayList<>();
        int count = (picture.length + PictureReceiver.PIECE - 1) / PictureReceiver.PIECE;
        for (int i = 0; i < count; i++) {
            int from = i * PictureReceiver.PIECE;
            pieces.add(piece(number, i, count, java.util.Arrays.copyOfRange(picture, from, Math.min(picture.length, from + PictureReceiver.PIECE))));
        }
        return pieces;
    }

    private static ByteBuffer piece(int number, int index, int count, byte[] bytes) {
        return ByteBuffer.allocate(6 + bytes.length).putInt(number).put((byte) index).put((byte) count).put(bytes).flip();
    }

    private static byte[] with(byte[] good, int at, int... values) {
        byte[] changed = good.clone();
        for (int i = 0; i < values.length; i++) {
            changed[at + i] = (byte) values[i];
        }
        return changed;
    }
}
