package org.parley.media.remote.internal.picture;

import java.nio.ByteBuffer;

/** A picture that came as planes. */
final class SharedPlanes extends SharedPicture {
    private final ByteBuffer y;
    private final ByteBuffer u;
    private final ByteBuffer v;

    SharedPlanes(ByteBuffer content, int width, int height) {
        super(width, height, Wish.PLANES);
        int chroma = strideU() * ((height + 1) / 2);
        y = content.slice(0, width * height);
        u = content.slice(width * height, chroma);
        v = content.slice(width * height + chroma, chroma);
    }

    @Override
    public ByteBuffer y() {
        wishPlanes();
        return y;
    }

    @Override
    public ByteBuffer u() {
        wishPlanes();
        return u;
    }

    @Override
    public ByteBuffer v() {
        wishPlanes();
        return v;
    }
}
