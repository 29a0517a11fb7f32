package org.parley.ui.swt.internal.model;

import java.util.List;
import org.parley.call.Call;
import org.parley.call.CallEvent;
import org.parley.call.CallException;
import org.parley.call.CallRecord;
import org.parley.call.CallService;
import org.parley.call.CallState;
import org.parley.call.MediaChoice;
import org.parley.signaling.Subscription;

/** Places calls with what the user chose in the settings, and brings changes of them into calls. On the UI thread. */
public final class Calling implements AutoCloseable, Services.CallServicesListener {
    private final Services services;
    private final SettingsStore settings;
    private final LaunchOptions options;
    private final Subscription events;
    private final Subscription changes;
    private Settings before;

    /** Tells all services of calls what to capture, from now on. */
    public Calling(Services services, SettingsStore settings, LaunchOptions options, Events events) {
        this.services = services;
        this.settings = settings;
        this.options = options;
        this.before = settings.get();
        this.events = events.calls(this::onCall);
        this.changes = settings.listen(this::onSettings);
        services.listen(this);
        choose();
    }

    /** What is captured and where sound goes. */
    public MediaChoice media(boolean video) {
        return new MediaPlan(settings.get(), options).choice(video);
    }

    /**
     * Calls {@code peer}.
     *
     * @throws CallException when it cannot even begin
     */
    public Call call(CallService service, String peer, boolean video) throws CallException {
        service.media(media(video));
        try {
            return service.call(peer);
        } catch (CallException e) {
            choose();
            throw e;
        }
    }

    /** The latest ended calls of all kinds, newest first. */
    public List<CallRecord> history() {
        return services.calls().stream().flatMap(service -> service.history().stream()).sorted(java.util.Comparator.comparing(CallRecord::begun).reversed()).toList();
    }

    private void onCall(CallEvent event) {
        if (event instanceof CallEvent.StateChanged changed && changed.state() == CallState.ENDED) {
            choose(); // the call that has ended may have been one without video
        }
    }

    private void onSettings(Settings now) {
        Settings was = before;
        before = now;
        services.currentCall().ifPresentOrElse(call -> change(call, was, now), this::choose);
    }

    private void change(Call call, Settings was, Settings now) {
        MediaPlan old = new MediaPlan(was, options);
        MediaPlan fresh = new MediaPlan(now, options);
        if (!old.camera().equals(fresh.camera()) && call.video()) {
            call.camera(fresh.camera());
        }
        if (!old.microphone().equals(fresh.microphone())) {
            call.microphone(fresh.microphone());
        }
        if (!old.speaker().equals(fresh.speaker())) {
            call.speaker(fresh.speaker());
        }
        if (!old.processing().equals(fresh.processing())) {
            call.processing(fresh.processing());
        }
    }

    private void choose() {
        services.calls().forEach(this::added);
    }

    @Override
    public void added(CallService service) {
        service.media(media(true));
    }

    @Override
    public void removed(CallService service) {}

    /** Follows nothing more. */
    @Override
    public void close() {
        services.unlisten(this);
        events.close();
        changes.close();
    }
}
