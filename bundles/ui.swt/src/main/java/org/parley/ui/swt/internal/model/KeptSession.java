package org.parley.ui.swt.internal.model;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The login that the user asked to keep on this computer: server, name and token, never the password. On the UI thread, but for {@link #get}. */
public final class KeptSession {
    private final PrivateFile file;
    private final Disk disk;
    private volatile Optional<Kept> kept;

    /** A login that can be resumed. */
    public record Kept(String server, String user, String token) {
        /** The token stays out of logs. */
        @Override
        public String toString() {
            return "Kept[" + user + " at " + server + "]";
        }
    }

    private KeptSession(PrivateFile file, Disk disk, Optional<Kept> kept) {
        this.file = file;
        this.disk = disk;
        this.kept = kept;
    }

    /** From {@code session.properties} in {@code folder}; blocks for its reading. */
    public static KeptSession load(Path folder, Disk disk) {
        PrivateFile file = new PrivateFile(folder.resolve("session.properties"));
        Map<String, String> values = file.read();
        Kept read = new Kept(values.getOrDefault("server", ""), values.getOrDefault("user", ""), values.getOrDefault("token", ""));
        return new KeptSession(file, disk, Optional.of(read).filter(k -> !k.server.isEmpty() && !k.token.isEmpty()));
    }

    /** What is kept. */
    public Optional<Kept> get() {
        return kept;
    }

    /** Keeps a login in the place of the one before. */
    public void keep(Kept fresh) {
        kept = Optional.of(fresh);
        disk.submit(() -> file.write(Map.of("server", fresh.server, "user", fresh.user, "token", fresh.token)));
    }

    /** Keeps nothing. */
    public void forget() {
        if (kept.isPresent()) {
            kept = Optional.empty();
            disk.submit(file::delete);
        }
    }
}
