package org.parley.media.webrtc.internal.pulse;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;

/** What is used of {@code libpulse-simple.so.0}, see {@code pulse/simple.h}. A {@code size_t} is a long on the 64-bit systems that there are native libraries for. */
interface LibPulseSimple extends Library {
    int PA_STREAM_PLAYBACK = 1;
    int PA_STREAM_RECORD = 2;

    Pointer pa_simple_new(String server, String name, int direction, String device, String stream, LibPulse.SampleSpec format, Pointer map,
            LibPulse.BufferSizes sizes, IntByReference error);

    void pa_simple_free(Pointer stream);

    int pa_simple_read(Pointer stream, byte[] data, long bytes, IntByReference error);

    int pa_simple_write(Pointer stream, byte[] data, long bytes, IntByReference error);

    int pa_simple_flush(Pointer stream, IntByReference error);
}
