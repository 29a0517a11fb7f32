package org.parley.media.synthetic.internal;

import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.parley.media.VideoFrame;
import org.parley.media.source.I420;

/**
 * Pictures as few bytes: scaled into 160x120, the two lowest bits dropped, deflated, each for itself. In front stand the
 * size to show (2 bytes each), the size carried (1 byte each) and the time in ms (4 bytes). Not for several threads at a time.
 */
final class PictureCodec implements AutoCloseable {
    private static final int MOST_WIDE = 160;
    private static final int MOST_HIGH = 120;
    private static final int MOST_BYTES = MOST_WIDE * MOST_HIGH * 3 / 2;
    private static final int HEADER = 10;

    private final Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    private final Inflater inflater = new Inflater();
    private final byte[] raw = new byte[MOST_BYTES];
    private final byte[] packed = new byte[MOST_BYTES + 1_024];
    private I420 small;

    byte[] encode(VideoFrame picture, long millis) {
        double scale = Math.min(1, Math.min(MOST_WIDE / (double) picture.width(), MOST_HIGH / (double) picture.height()));
        int width = Math.max(2, (int) Math.round(picture.width() * scale) & ~1);
        int height = Math.max(2, (int) Math.round(picture.height() * scale) & ~1);
        small(width, height).copyFrom(picture);
        int length = gather();
        deflater.reset();
        deflater.setInput(raw, 0, length);
        deflater.finish();
        int size = deflater.deflate(packed);
        ByteBuffer out = ByteBuffer.allocate(HEADER + size);
        out.putShort((short) picture.width()).putShort((short) picture.height()).put((byte) width).put((byte) height).putInt((int) millis);
        return out.put(packed, 0, size).array();
    }

    /** What a picture says of itself. */
    record Header(int width, int height, int smallWidth, int smallHeight, int millis) {
        /** Null when it is none. */
        static Header read(ByteBuffer picture) {
            if (picture.remaining() < HEADER) {
                return null;
            }
            Header header = new Header(picture.getShort() & 0xFFFF, picture.getShort() & 0xFFFF, picture.get() & 0xFF, picture.get() & 0xFF, picture.getInt());
            return header.isSane() ? header : null;
        }

        private boolean isSane() {
            return width >= 16 && width <= 3_840 && height >= 16 && height <= 2_160 && smallWidth >= 2 && smallWidth <= MOST_WIDE && smallHeight >= 2
                    && smallHeight <= MOST_HIGH && smallWidth % 2 == 0 && smallHeight % 2 == 0;
        }
    }

    /** Unpacks what follows the header; a picture in the small size, good until the next call, or null when it is broken. */
    I420 decode(Header header, ByteBuffer packedBytes) {
        int expected = header.smallWidth() * header.smallHeight() * 3 / 2;
        inflater.reset();
        inflater.setInput(packedBytes);
        try {
            int size = inflater.inflate(raw, 0, expected);
            if (size != expected) {
                return null;
            }
        } catch (DataFormatException e) {
            return null;
        }
        I420 picture = small(header.smallWidth(), header.smallHeight());
        int luma = picture.y().capacity();
        int chroma = picture.u().capacity();
        picture.y().put(0, raw, 0, luma);
        picture.u().put(0, raw, luma, chroma);
        picture.v().put(0, raw, luma + chroma, chroma);
        return picture;
    }

    @Override
    public void close() {
        deflater.end();
        inflater.end();
    }

    private I420 small(int width, int height) {
        if (small == null || small.width() != width || small.height() != height) {
            small = new I420(width, height);
        }
        return small;
    }

    private int gather() {
        int luma = small.y().capacity();
        int chroma = small.u().capacity();
        small.y().get(0, raw, 0, luma);
        small.u().get(0, raw, luma, chroma);
        small.v().get(0, raw, luma + chroma, chroma);
        int length = luma + 2 * chroma;
        for (int i = 0; i < length; i++) {
            raw[i] &= (byte) 0xFC;
        }
        return length;
    }
}
