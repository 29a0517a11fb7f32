package org.parley.ui.swt.internal.model;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.parley.signaling.Subscription;

/** The settings as they are now. On the UI thread. */
public final class SettingsStore {
    private final List<Consumer<Settings>> listeners = new CopyOnWriteArrayList<>();
    private Settings current;

    /** Begins with {@code current}. */
    public SettingsStore(Settings current) {
        this.current = current;
    }

    /** As they are now. */
    public Settings get() {
        return current;
    }

    /** Changes, saves, and tells. */
    public void set(Settings changed) {
        if (!changed.equals(current)) {
            current = changed;
            listeners.forEach(listener -> listener.accept(changed));
        }
    }

    /** Calls {@code listener} after each change until the subscription is closed. */
    public Subscription listen(Consumer<Settings> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
