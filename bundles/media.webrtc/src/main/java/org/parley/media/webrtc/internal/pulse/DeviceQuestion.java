package org.parley.media.webrtc.internal.pulse;

import com.sun.jna.Callback;
import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** One question to the sound server, over a connection of its own. Used by one thread. */
final class DeviceQuestion {
    private static final long LONGEST_NANOS = 800_000_000;
    private static final int STEP_MICROS = 50_000;

    private final LibPulse library = Pulse.LIBRARY;
    private final long end = System.nanoTime() + LONGEST_NANOS;
    private final Pointer loop = library.pa_mainloop_new();
    private final Pointer context = library.pa_context_new(library.pa_mainloop_get_api(loop), Pulse.CLIENT);
    private String defaultSource = "";
    private String defaultSink = "";

    /** Kept here, since JNA forgets callbacks that nobody else knows. */
    private final List<Callback> callbacks = new ArrayList<>();
    private final String address;

    private DeviceQuestion(String address) {
        this.address = address;
    }

    /** The answer, by {@link SoundServer#devices}. */
    static SoundDevices ask(String address) throws TimeoutException {
        DeviceQuestion question = new DeviceQuestion(address);
        try {
            return question.ask();
        } finally {
            question.close();
        }
    }

    private SoundDevices ask() throws TimeoutException {
        if (library.pa_context_connect(context, address, LibPulse.PA_CONTEXT_NOAUTOSPAWN, null) < 0 || !await(() -> state() == LibPulse.PA_CONTEXT_READY)) {
            return none();
        }
        LibPulse.ServerCallback defaults = (from, info, data) -> {
            if (info != null) {
                LibPulse.ServerInfo server = new LibPulse.ServerInfo(info);
                defaultSource = Pulse.text(server.defaultSource);
                defaultSink = Pulse.text(server.defaultSink);
            }
        };
        callbacks.add(defaults);
        List<SoundDevice> microphones = new ArrayList<>();
        List<SoundDevice> speakers = new ArrayList<>();
        boolean complete = run(library.pa_context_get_server_info(context, defaults, null))
                && list(callback -> library.pa_context_get_source_info_list(context, callback, null), true, microphones)
                && list(callback -> library.pa_context_get_sink_info_list(context, callback, null), false, speakers);
        return complete ? new SoundDevices(first(defaultSource, microphones), first(defaultSink, speakers)) : none();
    }

    private SoundDevices none() throws TimeoutException {
        if (System.nanoTime() - end > 0) {
            throw new TimeoutException();
        }
        return SoundDevices.NONE;
    }

    private boolean list(Function<LibPulse.DeviceCallback, Pointer> question, boolean withoutMonitors, List<SoundDevice> into) {
        LibPulse.DeviceCallback callback = (from, info, end, data) -> {
            if (info != null) {
                LibPulse.DeviceInfo device = new LibPulse.DeviceInfo(info);
                if (!withoutMonitors || device.monitor == LibPulse.PA_INVALID_INDEX) {
                    into.add(new SoundDevice(Pulse.text(device.name), Pulse.text(device.description)));
                }
            }
        };
        callbacks.add(callback);
        return run(question.apply(callback));
    }

    private boolean run(Pointer operation) {
        if (operation == null) {
            return false;
        }
        boolean done = await(() -> library.pa_operation_get_state(operation) != LibPulse.PA_OPERATION_RUNNING);
        library.pa_operation_unref(operation);
        return done;
    }

    private boolean await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            if (state() >= LibPulse.PA_CONTEXT_FAILED || System.nanoTime() - end > 0 || library.pa_mainloop_prepare(loop, STEP_MICROS) < 0
                    || library.pa_mainloop_poll(loop) < 0 || library.pa_mainloop_dispatch(loop) < 0) {
                return false;
            }
        }
        return true;
    }

    private int state() {
        return library.pa_context_get_state(context);
    }

    private void close() {
        library.pa_context_disconnect(context);
        library.pa_context_unref(context);
        library.pa_mainloop_free(loop);
    }

    private static List<SoundDevice> first(String id, List<SoundDevice> all) {
        List<SoundDevice> sorted = new ArrayList<>(all);
        sorted.sort(Comparator.comparing(device -> !device.id().equals(id)));
        return sorted;
    }
}
