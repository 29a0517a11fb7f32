package org.parley.media.screen.internal.gst;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.IntBuffer;

/** The pictures of a video stream of PipeWire, the latest alone. One thread at a time; GStreamer has threads of its own, which call nothing of Java. */
public final class StreamPictures implements AutoCloseable {
    /** What must be there beside the library itself. */
    private static final String[] PARTS = {"pipewiresrc", "videoconvert", "appsink"};
    private static final int INFO_BYTES = 104;
    private static final int LARGEST_SIDE = 16_384;

    private final Gst gst = Gst.load();
    private final Gst.App app = Gst.App.load();
    private final Gst.Video video = Gst.Video.load();
    private final Memory info = new Memory(INFO_BYTES);
    private final IntByReference number = new IntByReference();
    private final Pointer pipeline;
    private final Pointer sink;
    private final Pointer bus;
    private Pointer sample;
    private Pointer buffer;
    private IntBuffer pixels;
    private int stride;
    private int width;
    private int height;
    private long bytes;
    private boolean unfit;
    private boolean closed;

    /**
     * Begins to receive the stream of that node.
     *
     * @param descriptor of a connection to PipeWire, which stays the caller's and may be closed once this has returned
     * @throws IOException when GStreamer refuses, with the reason
     */
    public StreamPictures(int descriptor, int node) throws IOException {
        require(gst);
        PointerByReference error = new PointerByReference();
        // drop: whoever is slow gets the latest; no last sample, since a compositor may have as few as two buffers
        pipeline = gst.gst_parse_launch("pipewiresrc fd=" + descriptor + " path=" + Integer.toUnsignedString(node) + " do-timestamp=true"
            + " ! videoconvert ! video/x-raw,format=BGRx ! appsink name=sink max-buffers=1 drop=true sync=false enable-last-sample=false", error);
        if (pipeline == null) {
            throw new IOException("GStreamer says: " + text(error));
        }
        sink = gst.gst_bin_get_by_name(pipeline, "sink");
        bus = gst.gst_element_get_bus(pipeline);
        if (gst.gst_element_set_state(pipeline, Gst.STATE_PLAYING) == Gst.STATE_CHANGE_FAILURE) {
            String failure = failure();
            close();
            throw new IOException("GStreamer says: " + failure);
        }
    }

    /**
     * Throws unless there is all that it takes. Blocks, the first time perhaps for some seconds: GStreamer looks at its plug-ins.
     *
     * @throws IOException  naming the part that is missing
     * @throws LinkageError when a library is missing
     */
    public static void require() throws IOException {
        Gst.App.load();
        Gst.Video.load();
        require(Gst.load());
    }

    private static void require(Gst gst) throws IOException {
        PointerByReference error = new PointerByReference();
        if (gst.gst_init_check(null, null, error) == 0) {
            throw new IOException("GStreamer does not start: " + text(gst, error));
        }
        for (String part : PARTS) {
            Pointer factory = gst.gst_element_factory_find(part);
            if (factory == null) {
                throw new IOException("GStreamer has no " + part);
            }
            gst.gst_object_unref(factory);
        }
    }

    /** Takes the picture that has come since the last time; false when none has. Until {@link #release} it is looked at. */
    public boolean take() {
        release();
        if (unfit) {
            return false;
        }
        sample = app.gst_app_sink_try_pull_sample(sink, 0);
        if (sample == null) {
            return false;
        }
        if (map()) {
            return true;
        }
        release();
        return false;
    }

    /** The picture is not looked at any more. Idempotent. */
    public void release() {
        pixels = null;
        if (buffer != null) {
            gst.gst_buffer_unmap(buffer, info);
            buffer = null;
        }
        if (sample != null) {
            gst.gst_mini_object_unref(sample);
            sample = null;
        }
    }

    /** In pixels. */
    public int width() {
        return width;
    }

    /** In pixels. */
    public int height() {
        return height;
    }

    /** 32 bits each, blue in the lowest; good until {@link #release}. */
    public IntBuffer pixels() {
        return pixels;
    }

    /** Pixels from one row to the next. */
    public int stride() {
        return stride;
    }

    /** Whether pictures come of a size that this does not know how to read: a new one is needed, of the same node. */
    public boolean isUnfit() {
        return unfit;
    }

    /** Why no more pictures come; null while they do. */
    public String failure() {
        Pointer message = gst.gst_bus_pop_filtered(bus, Gst.MESSAGE_EOS | Gst.MESSAGE_ERROR | Gst.MESSAGE_WARNING);
        if (message == null) {
            return null;
        }
        try {
            // GstMessage: a GstMiniObject of 64 bytes, then the type
            int type = message.getInt(64);
            if (type == Gst.MESSAGE_WARNING) {
                // videoconvert got what does not fit its format
                unfit = true;
                return null;
            }
            if (type == Gst.MESSAGE_EOS) {
                return "the stream has ended";
            }
            PointerByReference error = new PointerByReference();
            PointerByReference details = new PointerByReference();
            gst.gst_message_parse_error(message, error, details);
            gst.g_free(details.getValue());
            return text(error);
        } finally {
            gst.gst_mini_object_unref(message);
        }
    }

    /** Ends the stream. Idempotent. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        release();
        gst.gst_element_set_state(pipeline, Gst.STATE_NULL);
        gst.gst_object_unref(bus);
        gst.gst_object_unref(sink);
        gst.gst_object_unref(pipeline);
    }

    private boolean map() {
        Pointer caps = gst.gst_sample_get_caps(sample);
        Pointer taken = gst.gst_sample_get_buffer(sample);
        if (caps == null || taken == null) {
            return false;
        }
        Pointer format = gst.gst_caps_get_structure(caps, 0);
        width = side(format, "width");
        height = side(format, "height");
        if (width < 2 || height < 2 || gst.gst_buffer_map(taken, info, Gst.MAP_READ) == 0) {
            return false;
        }
        buffer = taken;
        return find();
    }

    private int side(Pointer format, String name) {
        return gst.gst_structure_get_int(format, name, number) != 0 && number.getValue() <= LARGEST_SIDE ? number.getValue() : 0;
    }

    /** GstMapInfo has its data at 16 and its size at 24; GstVideoMeta the offset of the first plane at 48 and its stride at 80. */
    private boolean find() {
        Pointer meta = video.gst_buffer_get_video_meta(buffer);
        long size = info.getLong(24);
        long offset = meta == null ? 0 : meta.getLong(48);
        long line = meta == null ? line(size) : meta.getInt(80);
        if (offset < 0 || line < 4L * width || line % 4 != 0 || offset + line * (height - 1) + 4L * width > size) {
            return false;
        }
        pixels = info.getPointer(16).getByteBuffer(offset, line * (height - 1) + 4L * width).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer();
        stride = (int) (line / 4);
        return true;
    }

    /** PipeWire's source of 0.3.65, as Debian 12 has it, says neither how long rows are nor that pictures have another size now: both are seen by how many bytes come. */
    private long line(long size) {
        if (bytes == 0) {
            bytes = size;
        } else if (bytes != size) {
            unfit = true;
            return 0;
        }
        return size % height == 0 ? size / height : 0;
    }

    private String text(PointerByReference error) {
        return text(gst, error);
    }

    /** A GError begins with a quark of 32 bits, a code of 32 bits, and the address of its message. */
    private static String text(Gst gst, PointerByReference error) {
        Pointer found = error.getValue();
        if (found == null) {
            return "no reason";
        }
        String message = found.getPointer(8).getString(0, "UTF-8");
        gst.g_error_free(found);
        return message;
    }
}
