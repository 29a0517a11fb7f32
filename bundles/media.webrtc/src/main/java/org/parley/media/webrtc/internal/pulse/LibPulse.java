package org.parley.media.webrtc.internal.pulse;

import com.sun.jna.Callback;
import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import com.sun.jna.Structure.FieldOrder;

/** What is used of {@code libpulse.so.0}; names, order and types are those of its headers {@code pulse/*.h}. */
interface LibPulse extends Library {
    int PA_CONTEXT_NOAUTOSPAWN = 1;
    int PA_CONTEXT_READY = 4;
    int PA_CONTEXT_FAILED = 5;
    int PA_OPERATION_RUNNING = 0;
    int PA_INVALID_INDEX = -1;

    Pointer pa_mainloop_new();

    void pa_mainloop_free(Pointer loop);

    Pointer pa_mainloop_get_api(Pointer loop);

    int pa_mainloop_prepare(Pointer loop, int micros);

    int pa_mainloop_poll(Pointer loop);

    int pa_mainloop_dispatch(Pointer loop);

    Pointer pa_context_new(Pointer api, String name);

    int pa_context_connect(Pointer context, String server, int flags, Pointer spawn);

    int pa_context_get_state(Pointer context);

    void pa_context_disconnect(Pointer context);

    void pa_context_unref(Pointer context);

    Pointer pa_context_get_server_info(Pointer context, ServerCallback callback, Pointer data);

    Pointer pa_context_get_sink_info_list(Pointer context, DeviceCallback callback, Pointer data);

    Pointer pa_context_get_source_info_list(Pointer context, DeviceCallback callback, Pointer data);

    int pa_operation_get_state(Pointer operation);

    void pa_operation_unref(Pointer operation);

    /** {@code pa_server_info_cb_t}. */
    interface ServerCallback extends Callback {
        void invoke(Pointer context, Pointer info, Pointer data);
    }

    /** {@code pa_sink_info_cb_t} and {@code pa_source_info_cb_t}. */
    interface DeviceCallback extends Callback {
        void invoke(Pointer context, Pointer info, int end, Pointer data);
    }

    /** {@code pa_sample_spec}. */
    @FieldOrder({"format", "rate", "channels"})
    class SampleSpec extends Structure {
        static final int PA_SAMPLE_S16LE = 3;

        public int format;
        public int rate;
        public byte channels;

        /** For JNA. */
        public SampleSpec() {}

        SampleSpec(int rate) {
            format = PA_SAMPLE_S16LE;
            this.rate = rate;
            channels = 1;
        }
    }

    /** {@code pa_channel_map}. */
    @FieldOrder({"channels", "map"})
    class ChannelMap extends Structure {
        public byte channels;
        public int[] map = new int[32];
    }

    /** {@code pa_cvolume}. */
    @FieldOrder({"channels", "values"})
    class ChannelVolumes extends Structure {
        public byte channels;
        public int[] values = new int[32];
    }

    /** {@code pa_buffer_attr}: bytes, -1 for what the server likes. */
    @FieldOrder({"maxlength", "tlength", "prebuf", "minreq", "fragsize"})
    class BufferSizes extends Structure {
        public int maxlength = -1;
        public int tlength = -1;
        public int prebuf = -1;
        public int minreq = -1;
        public int fragsize = -1;
    }

    /** The beginning of {@code pa_sink_info} and {@code pa_source_info}, as far as they are alike. */
    @FieldOrder({"name", "index", "description", "sampleSpec", "channelMap", "ownerModule", "volume", "mute", "monitor"})
    class DeviceInfo extends Structure {
        public Pointer name;
        public int index;
        public Pointer description;
        public SampleSpec sampleSpec;
        public ChannelMap channelMap;
        public int ownerModule;
        public ChannelVolumes volume;
        public int mute;
        public int monitor;

        DeviceInfo(Pointer info) {
            super(info);
            read();
        }
    }

    /** The beginning of {@code pa_server_info}. */
    @FieldOrder({"userName", "hostName", "serverVersion", "serverName", "sampleSpec", "defaultSink", "defaultSource"})
    class ServerInfo extends Structure {
        public Pointer userName;
        public Pointer hostName;
        public Pointer serverVersion;
        public Pointer serverName;
        public SampleSpec sampleSpec;
        public Pointer defaultSink;
        public Pointer defaultSource;

        ServerInfo(Pointer info) {
            super(info);
            read();
        }
    }
}
