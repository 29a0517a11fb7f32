package org.parley.media.screen.internal.gst;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import java.util.Map;

/** What is used of {@code libgstreamer-1.0.so.0}; a GstClockTime is a long, in nanoseconds. */
interface Gst extends Library {
    int STATE_NULL = 1;
    int STATE_PLAYING = 4;
    int STATE_CHANGE_FAILURE = 0;
    int MESSAGE_EOS = 1;
    int MESSAGE_ERROR = 2;
    int MESSAGE_WARNING = 4;
    int MAP_READ = 1;

    /** The library. */
    static Gst load() {
        return Native.load("libgstreamer-1.0.so.0", Gst.class, Map.of(Library.OPTION_STRING_ENCODING, "UTF-8"));
    }

    /** What is used of {@code libgstapp-1.0.so.0}. */
    interface App extends Library {
        /** The library. */
        static App load() {
            return Native.load("libgstapp-1.0.so.0", App.class);
        }

        Pointer gst_app_sink_try_pull_sample(Pointer sink, long nanos);
    }

    /** What is used of {@code libgstvideo-1.0.so.0}. */
    interface Video extends Library {
        /** The library. */
        static Video load() {
            return Native.load("libgstvideo-1.0.so.0", Video.class);
        }

        Pointer gst_buffer_get_video_meta(Pointer buffer);
    }

    int gst_init_check(Pointer count, Pointer arguments, PointerByReference error);

    Pointer gst_element_factory_find(String name);

    Pointer gst_parse_launch(String description, PointerByReference error);

    Pointer gst_bin_get_by_name(Pointer bin, String name);

    int gst_element_set_state(Pointer element, int state);

    Pointer gst_element_get_bus(Pointer element);

    Pointer gst_bus_pop_filtered(Pointer bus, int types);

    void gst_message_parse_error(Pointer message, PointerByReference error, PointerByReference details);

    Pointer gst_sample_get_buffer(Pointer sample);

    Pointer gst_sample_get_caps(Pointer sample);

    Pointer gst_caps_get_structure(Pointer caps, int index);

    int gst_structure_get_int(Pointer structure, String field, IntByReference value);

    int gst_buffer_map(Pointer buffer, Pointer info, int flags);

    void gst_buffer_unmap(Pointer buffer, Pointer info);

    void gst_mini_object_unref(Pointer object);

    void gst_object_unref(Pointer object);

    void g_error_free(Pointer error);

    void g_free(Pointer memory);
}
