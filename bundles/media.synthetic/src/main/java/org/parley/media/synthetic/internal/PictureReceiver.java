package org.parley.media.synthetic.internal;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.parley.media.VideoFrame;
import org.parley.media.source.I420;

/** Puts pictures together from their pieces and redraws them in the size they had. Only the newest is kept. Confined to the session's thread. */
final class PictureReceiver implements AutoCloseable {
    /** Pieces of a picture at most. */
    static final int MOST_PIECES = 32;
    /** Bytes of a piece at most. */
    static final int PIECE = 1_100;
    private static final int MOST_LOST = 1_000;
    private static final long NEW_SIZE_EVERY = TimeUnit.SECONDS.toNanos(1);

    private final PictureCodec codec = new PictureCodec();
    private final byte[][] pieces = new byte[MOST_PIECES][];
    private I420 shown;
    private long sizedAt;
    private int number;
    private int count;
    private int there;
    private boolean begun;
    private int frames;
    private long lost;
    private double jitterMillis;
    private long lastTransit;

    /** Takes a piece, after its first byte; gives the picture that it completes, good until the next call, or null. */
    VideoFrame receive(ByteBuffer packet, long now) {
        if (packet.remaining() < 7) {
            return null;
        }
        int pictureNumber = packet.getInt();
        int index = packet.get() & 0xFF;
        int of = packet.get() & 0xFF;
        if (of < 1 || of > MOST_PIECES || index >= of || packet.remaining() > PIECE || begun && pictureNumber - number < 0) {
            return null;
        }
        if (!begun || pictureNumber != number) {
            begin(pictureNumber, of);
        }
        if (of != count || pieces[index] != null) {
            return null;
        }
        byte[] piece = new byte[packet.remaining()];
        packet.get(piece);
        pieces[index] = piece;
        return ++there == count ? complete(now) : null;
    }

    /** Pieces that did not come in time; a picture of which nothing came counts as one. */
    long lost() {
        return lost;
    }

    /** Pictures completed so far. */
    int frames() {
        return frames;
    }

    /** Of the arrival of pictures, as in RFC 3550, 6.4.1. */
    double jitterMillis() {
        return jitterMillis;
    }

    /** Width of the latest picture, 0 before the first. */
    int width() {
        return shown == null ? 0 : shown.width();
    }

    /** Height of the latest picture, 0 before the first. */
    int height() {
        return shown == null ? 0 : shown.height();
    }

    @Override
    public void close() {
        codec.close();
    }

    private void begin(int pictureNumber, int of) {
        lost += count - there;
        if (begun && pictureNumber - number < MOST_LOST) {
            lost += pictureNumber - number - 1;
        }
        begun = true;
        number = pictureNumber;
        count = of;
        there = 0;
        Arrays.fill(pieces, null);
    }

    private VideoFrame complete(long now) {
        int size = 0;
        for (int i = 0; i < count; i++) {
            size += pieces[i].length;
        }
        ByteBuffer all = ByteBuffer.allocate(size);
        for (int i = 0; i < count; i++) {
            all.put(pieces[i]);
        }
        all.flip();
        PictureCodec.Header header = PictureCodec.Header.read(all);
        if (header == null || !fits(header, now)) {
            return null;
        }
        I420 small = codec.decode(header, all);
        if (small == null) {
            return null;
        }
        shown.copyFrom(small);
        shown.timestampNanos(now);
        frames++;
        measureJitter(header.millis(), now);
        return shown;
    }

    /** A new size costs memory, so that one who changes it all the time is not followed. */
    private boolean fits(PictureCodec.Header header, long now) {
        if (shown != null && shown.width() == header.width() && shown.height() == header.height()) {
            return true;
        }
        if (shown != null && now - sizedAt < NEW_SIZE_EVERY) {
            return false;
        }
        shown = new I420(header.width(), header.height());
        sizedAt = now;
        return true;
    }

    private void measureJitter(int millis, long now) {
        long transit = now / 1_000_000 - millis;
        int change = (int) (transit - lastTransit);
        if (frames > 1 && Math.abs((long) change) < 10_000) {
            jitterMillis += (Math.abs(change) - jitterMillis) / 16;
        }
        lastTransit = transit;
    }
}
