package org.parley.media.webrtc.internal;

import dev.onvoid.webrtc.media.video.NativeI420Buffer;
import java.nio.ByteBuffer;
import org.parley.media.VideoFrame;
import org.parley.media.source.Sharing;

/** Copies the pictures of a feed into native buffers, each its own since the encoder may still read the one before. */
final class SharedPictures implements Sharing.Place {
    private final EngineThreads threads;
    private final PictureTrack track;
    private final PictureOutlet.Inlet inlet;

    SharedPictures(EngineThreads threads, PictureTrack track) {
        this.threads = threads;
        this.track = track;
        inlet = track.inlet();
    }

    @Override
    public void enter() {
        threads.run(() -> track.share(inlet));
    }

    @Override
    public void leave() {
        threads.run(() -> track.unshare(inlet));
    }

    @Override
    public void onFrame(VideoFrame picture) {
        NativeI420Buffer buffer = NativeI420Buffer.allocate(picture.width(), picture.height());
        try {
            int chromaWidth = (picture.width() + 1) / 2;
            int chromaHeight = (picture.height() + 1) / 2;
            copy(picture.y(), picture.strideY(), buffer.getDataY(), buffer.getStrideY(), picture.width(), picture.height());
            copy(picture.u(), picture.strideU(), buffer.getDataU(), buffer.getStrideU(), chromaWidth, chromaHeight);
            copy(picture.v(), picture.strideV(), buffer.getDataV(), buffer.getStrideV(), chromaWidth, chromaHeight);
            inlet.push(buffer, picture.rotation());
        } finally {
            buffer.release();
        }
    }

    private static void copy(ByteBuffer from, int fromStride, ByteBuffer to, int toStride, int width, int rows) {
        for (int row = 0; row < rows; row++) {
            to.put(row * toStride, from, row * fromStride, width);
        }
    }
}
