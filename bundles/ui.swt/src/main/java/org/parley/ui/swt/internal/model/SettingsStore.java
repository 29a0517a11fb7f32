package org.parley.ui.swt.internal.model;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.parley.signaling.Subscription;

/** The settings as they are now, each change saved at once. On the UI thread. */
public final class SettingsStore {
    private final List<Consumer<Settings>> listeners = new CopyOnWriteArrayList<>();
    private final PrivateFile file;
    private final Disk disk;
    private Settings current;

    private SettingsStore(PrivateFile file, Disk disk, Settings current) {
        this.file = file;
        this.disk = disk;
        this.current = current;
    }

    /** From {@code settings.properties} in {@code folder}; blocks for its reading. */
    public static SettingsStore load(Path folder, Disk disk) {
        PrivateFile file = new PrivateFile(folder.resolve("settings.properties"));
        return new SettingsStore(file, disk, Settings.read(file.read()));
    }

    /** As they are now. */
    public Settings get() {
        return current;
    }

    /** Changes one value, by its name in {@link Settings}. */
    public void set(String name, Object value) {
        set(current.with(name, value));
    }

    /** Changes, saves, and tells. */
    public void set(Settings changed) {
        if (!changed.equals(current)) {
            current = changed;
            disk.submit(() -> file.write(changed.values()));
            listeners.forEach(listener -> listener.accept(changed));
        }
    }

    /** Calls {@code listener} after each change until the subscription is closed. */
    public Subscription listen(Consumer<Settings> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
