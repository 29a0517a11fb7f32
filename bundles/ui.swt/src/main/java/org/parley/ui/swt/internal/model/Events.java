package org.parley.ui.swt.internal.model;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.parley.call.CallEvent;
import org.parley.call.CallService;
import org.parley.call.CallState;
import org.parley.signaling.SignalingEvent;
import org.parley.signaling.Subscription;

/** Brings the events of signaling and of all services of calls to the UI thread, in their order. */
public final class Events implements AutoCloseable, Services.CallServicesListener {
    private final Services services;
    private final Executor ui;
    private final List<Consumer<SignalingEvent>> signalingListeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<CallEvent>> callListeners = new CopyOnWriteArrayList<>();
    private final Map<CallService, Subscription> calls = new ConcurrentHashMap<>();
    private final Subscription signaling;

    /** Begins to listen. */
    public Events(Services services, Executor ui) {
        this.services = services;
        this.ui = ui;
        signaling = services.signaling().subscribe(event -> ui.execute(() -> tell(signalingListeners, event)));
        services.listen(this);
        services.calls().forEach(this::added);
    }

    /** A listener may close the subscription of one that comes after it, which then hears no more of this event. */
    private static <E> void tell(List<Consumer<E>> listeners, E event) {
        for (Consumer<E> listener : listeners) {
            if (listeners.contains(listener)) {
                listener.accept(event);
            }
        }
    }

    /** Calls {@code listener} on the UI thread until the subscription is closed. */
    public Subscription signaling(Consumer<SignalingEvent> listener) {
        signalingListeners.add(listener);
        return () -> signalingListeners.remove(listener);
    }

    /** Calls {@code listener} on the UI thread until the subscription is closed. */
    public Subscription calls(Consumer<CallEvent> listener) {
        callListeners.add(listener);
        return () -> callListeners.remove(listener);
    }

    @Override
    public void added(CallService service) {
        calls.computeIfAbsent(service, s -> s.subscribe(event -> {
            ui.execute(() -> tell(callListeners, event));
            if (event instanceof CallEvent.StateChanged changed && changed.state() == CallState.ENDED && !services.calls().contains(s)) {
                forget(s);
            }
        }));
    }

    /** One that goes has yet to end its call, which users are to be told. */
    @Override
    public void removed(CallService service) {
        if (service.current().isEmpty()) {
            forget(service);
        }
    }

    private void forget(CallService service) {
        Subscription subscription = calls.remove(service);
        if (subscription != null) {
            subscription.close();
        }
    }

    /** Listens no more. */
    @Override
    public void close() {
        services.unlisten(this);
        signaling.close();
        List.copyOf(calls.keySet()).forEach(this::forget);
    }
}
