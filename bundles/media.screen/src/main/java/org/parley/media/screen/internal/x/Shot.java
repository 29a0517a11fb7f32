package org.parley.media.screen.internal.x;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;

/** Pictures of one size, taken again and again into the same memory, which the server writes itself where it can. For the connection's thread; its memory is gone after {@link #close}. */
public final class Shot implements AutoCloseable {
    private static final int SEGMENT_BYTES = 32;
    private static final long NOWHERE = -1;

    private final XDisplay display;
    private final int width;
    private final int height;
    private final Memory segment = new Memory(SEGMENT_BYTES);
    private Pointer image;
    private Pointer memory;
    private IntBuffer pixels;
    private int stride;

    /** Of drawables of that size, depth and visual. */
    public Shot(XDisplay display, int width, int height, int depth, Pointer visual) {
        this.display = display;
        this.width = width;
        this.height = height;
        share(depth, visual);
    }

    /** In pixels. */
    public int width() {
        return width;
    }

    /** In pixels. */
    public int height() {
        return height;
    }

    /** Takes a picture; false when it cannot be taken, because the drawable is gone or smaller, for instance. */
    public boolean take(long drawable, int x, int y) {
        if (memory != null) {
            if (X.EXT.XShmGetImage(display.pointer, drawable, image, x, y, Xlib.ALL_PLANES) != 0) {
                return true;
            }
            // Gone, or a server that cannot share memory with this process after all.
            free();
        }
        Pointer taken = X.LIB.XGetImage(display.pointer, drawable, x, y, width, height, Xlib.ALL_PLANES, Xlib.Z_PIXMAP);
        if (taken == null) {
            return false;
        }
        free();
        image = taken;
        return use();
    }

    /** The pixels taken, 32 bits each as blue, green, red and nothing; good until the next is taken. Writing does no harm. */
    public IntBuffer pixels() {
        return pixels;
    }

    /** Pixels from one row to the next. */
    public int stride() {
        return stride;
    }

    @Override
    public void close() {
        free();
    }

    private void share(int depth, Pointer visual) {
        if (X.EXT.XShmQueryExtension(display.pointer) == 0) {
            return;
        }
        segment.clear();
        image = X.EXT.XShmCreateImage(display.pointer, visual, depth, Xlib.Z_PIXMAP, null, segment, width, height);
        if (image == null) {
            return;
        }
        int id = X.C.shmget(LibC.IPC_PRIVATE, (long) image.getInt(44) * height, LibC.IPC_CREAT | LibC.OWNER_ONLY);
        Pointer attached = id < 0 ? null : X.C.shmat(id, null, 0);
        if (attached == null || Pointer.nativeValue(attached) == NOWHERE) {
            free();
            return;
        }
        memory = attached;
        segment.setInt(8, id);
        segment.setPointer(16, attached);
        image.setPointer(16, attached);
        X.EXT.XShmAttach(display.pointer, segment);
        X.LIB.XSync(display.pointer, 0);
        // It lives until both have let go of it, also when this process is killed.
        X.C.shmctl(id, LibC.IPC_RMID, null);
        if (!use()) {
            free();
        }
    }

    /** Reads what the image is like: struct _XImage of Xlib.h. */
    private boolean use() {
        int bytesPerLine = image.getInt(44);
        boolean known = image.getInt(48) == 32 && image.getInt(24) == 0 && image.getLong(56) == 0xFF0000L && image.getLong(72) == 0xFFL;
        ByteBuffer bytes = image.getPointer(16).getByteBuffer(0, (long) bytesPerLine * height);
        pixels = bytes.order(ByteOrder.LITTLE_ENDIAN).asIntBuffer();
        stride = bytesPerLine / 4;
        return known;
    }

    private void free() {
        if (memory != null) {
            X.EXT.XShmDetach(display.pointer, segment);
            X.LIB.XSync(display.pointer, 0);
            image.setPointer(16, null);
        }
        if (image != null) {
            X.LIB.XDestroyImage(image);
            image = null;
        }
        if (memory != null) {
            X.C.shmdt(memory);
            memory = null;
        }
        pixels = null;
    }
}
