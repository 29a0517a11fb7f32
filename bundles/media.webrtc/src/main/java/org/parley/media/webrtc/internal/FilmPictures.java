package org.parley.media.webrtc.internal;

import dev.onvoid.webrtc.media.video.NativeI420Buffer;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.parley.media.MediaException;
import org.parley.media.source.I420;
import org.parley.media.source.Y4mFile;

/** A YUV4MPEG2 file in a loop. */
final class FilmPictures implements Pictures {
    private final Path path;
    private final Y4mFile file;
    private final I420 picture;

    FilmPictures(Path path) throws MediaException {
        this.path = path;
        file = Y4mFile.open(path);
        picture = new I420(file.width(), file.height());
    }

    @Override
    public int width() {
        return file.width();
    }

    @Override
    public int height() {
        return file.height();
    }

    @Override
    public long intervalNanos() {
        return (long) (1_000_000_000L / file.framesPerSecond());
    }

    @Override
    public String description() {
        return path.getFileName() + " " + width() + "x" + height();
    }

    @Override
    public void draw(long number, NativeI420Buffer into) throws MediaException {
        file.read(picture);
        copy(picture.y(), picture.strideY(), into.getDataY(), into.getStrideY(), width(), height());
        copy(picture.u(), picture.strideU(), into.getDataU(), into.getStrideU(), picture.chromaWidth(), picture.chromaHeight());
        copy(picture.v(), picture.strideV(), into.getDataV(), into.getStrideV(), picture.chromaWidth(), picture.chromaHeight());
    }

    @Override
    public void close() {
        file.close();
    }

    private static void copy(ByteBuffer from, int fromStride, ByteBuffer to, int toStride, int width, int rows) {
        for (int row = 0; row < rows; row++) {
            to.put(row * toStride, from, row * fromStride, width);
        }
    }
}
