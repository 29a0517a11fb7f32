package org.parley.ui.swt.internal.model;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.parley.call.Call;
import org.parley.call.CallService;
import org.parley.media.MediaEngine;
import org.parley.media.ScreenCapture;
import org.parley.signaling.SignalingClient;
import org.parley.ui.swt.desktop.Notifications;
import org.parley.ui.swt.internal.video.VideoPainters;

/** The services that are there at the moment. Any thread may call. */
public final class Services {
    private final SignalingClient signaling;
    private final List<CallService> calls = new CopyOnWriteArrayList<>();
    private final List<CallServicesListener> listeners = new CopyOnWriteArrayList<>();
    private final VideoPainters painters = new VideoPainters();
    private volatile MediaEngine engine;
    private volatile ScreenCapture screens;
    private volatile Notifications notifications;

    /** Without calls and media at first. */
    public Services(SignalingClient signaling) {
        this.signaling = signaling;
    }

    /** The connection to the server. */
    public SignalingClient signaling() {
        return signaling;
    }

    /** Who paints pictures. */
    public VideoPainters painters() {
        return painters;
    }

    /** Who places and receives calls, in the order of arrival. */
    public List<CallService> calls() {
        return List.copyOf(calls);
    }

    /** The call that rings or goes on. */
    public Optional<Call> currentCall() {
        return calls.stream().flatMap(service -> service.current().stream()).findFirst();
    }

    /** Hangs up, as {@link CallService#hangUp} does. */
    public CompletableFuture<Void> hangUp() {
        return CompletableFuture.allOf(calls.stream().map(CallService::hangUp).toArray(CompletableFuture[]::new));
    }

    /** The best media engine. */
    public Optional<MediaEngine> engine() {
        return Optional.ofNullable(engine);
    }

    /** Who captures screens. */
    public Optional<ScreenCapture> screens() {
        return Optional.ofNullable(screens);
    }

    /** Who shows notifications. */
    public Optional<Notifications> notifications() {
        return Optional.ofNullable(notifications);
    }

    /** A service of calls came. */
    public void add(CallService service) {
        calls.add(service);
        listeners.forEach(listener -> listener.added(service));
    }

    /** A service of calls goes. */
    public void remove(CallService service) {
        if (calls.remove(service)) {
            listeners.forEach(listener -> listener.removed(service));
        }
    }

    /** A better media engine is there. */
    public void engine(MediaEngine better) {
        engine = better;
    }

    /** An engine goes; its successor may have come before. */
    public void engineGone(MediaEngine gone) {
        if (engine == gone) {
            engine = null;
        }
    }

    /** Who captures screens is there. */
    public void screens(ScreenCapture better) {
        screens = better;
    }

    /** Who captures screens goes; its successor may have come before. */
    public void screensGone(ScreenCapture gone) {
        if (screens == gone) {
            screens = null;
        }
    }

    /** Who shows notifications is there. */
    public void notifications(Notifications better) {
        notifications = better;
    }

    /** Who shows notifications goes; its successor may have come before. */
    public void notificationsGone(Notifications gone) {
        if (notifications == gone) {
            notifications = null;
        }
    }

    void listen(CallServicesListener listener) {
        listeners.add(listener);
    }

    void unlisten(CallServicesListener listener) {
        listeners.remove(listener);
    }

    /** Is told of services that come and go, on whatever thread brings them. */
    interface CallServicesListener {
        void added(CallService service);

        void removed(CallService service);
    }
}
