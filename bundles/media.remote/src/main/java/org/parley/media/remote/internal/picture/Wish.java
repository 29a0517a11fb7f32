package org.parley.media.remote.internal.picture;

import org.parley.media.VideoFrame;

/** As what pictures of a stream are wanted: 32-bit pixels of this size, as {@link VideoFrame#toBgra} writes them; both 0 for planes. */
record Wish(int width, int height) {
    static final Wish PLANES = new Wish(0, 0);

    /** What the other process says; planes when that is no size. */
    static Wish of(int width, int height) {
        return width < 1 || height < 1 ? PLANES : new Wish(width, height);
    }

    boolean isPlanes() {
        return equals(PLANES);
    }

    /** What can be had of a picture: one that is smaller than that comes as planes. */
    Wish of(VideoFrame frame) {
        return isPlanes() || width > frame.width() || height > frame.height() ? PLANES : this;
    }

    /** Bytes of a picture of that size, which comes as this. */
    long bytes(int frameWidth, int frameHeight) {
        return isPlanes() ? Ring.bytes(frameWidth, frameHeight) : 4L * width * height;
    }
}
