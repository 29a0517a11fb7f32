package org.parley.ui.swt.internal.model;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What is remembered from one start to the next without being a setting: servers, the latest user, which missed calls were seen, where the window stood. On the UI thread. */
public final class Memory {
    private static final int MOST_SERVERS = 8;

    private final PrivateFile file;
    private final Disk disk;
    private final Map<String, String> values;

    private Memory(PrivateFile file, Disk disk, Map<String, String> values) {
        this.file = file;
        this.disk = disk;
        this.values = values;
    }

    /** From {@code state.properties} in {@code folder}; blocks for its reading. */
    public static Memory load(Path folder, Disk disk) {
        PrivateFile file = new PrivateFile(folder.resolve("state.properties"));
        return new Memory(file, disk, file.read());
    }

    /** Addresses as they were typed, the latest first; at most 8. */
    public List<String> servers() {
        return values.getOrDefault("servers", "").lines().filter(line -> !line.isBlank()).limit(MOST_SERVERS).toList();
    }

    /** Moves a server to the first place. */
    public void server(String address) {
        List<String> servers = new ArrayList<>(servers());
        servers.remove(address);
        servers.add(0, address);
        put("servers", String.join("\n", servers.subList(0, Math.min(servers.size(), MOST_SERVERS))));
    }

    /** The latest user; empty for none. */
    public String user() {
        return values.getOrDefault("user", "");
    }

    /** Remembers who signed in. */
    public void user(String name) {
        put("user", name);
    }

    /** Whether the box "stay signed in" was ticked. */
    public boolean stay() {
        return !"false".equals(values.get("stay"));
    }

    /** Remembers the box. */
    public void stay(boolean ticked) {
        put("stay", String.valueOf(ticked));
    }

    /** Missed calls up to then were seen. */
    public Instant missedSeen() {
        try {
            return Instant.parse(values.getOrDefault("missedSeen", ""));
        } catch (java.time.format.DateTimeParseException e) {
            return Instant.EPOCH;
        }
    }

    /** Missed calls up to {@code moment} were seen. */
    public void missedSeen(Instant moment) {
        put("missedSeen", moment.toString());
    }

    /** Where the main window stood; empty before the first time. */
    public Optional<WindowPlace> window() {
        return WindowPlace.parse(values.getOrDefault("window", ""));
    }

    /** Remembers where the main window stands. */
    public void window(WindowPlace place) {
        put("window", place.toString());
    }

    private void put(String key, String value) {
        if (!value.equals(values.put(key, value))) {
            Map<String, String> copy = new TreeMap<>(values);
            disk.submit(() -> file.write(copy));
        }
    }
}
