package org.parley.server.admin.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.parley.health.ConfigPlace;

/** Opens and closes registration by the line of the server's configuration file that says so, so that there is one place that tells what holds, also after a new start. */
final class RegistrationSwitch {
    private static final String PID = "org.parley.server";
    private static final String KEY = "registrationOpen";
    private static final Pattern ACTIVE = Pattern.compile("\\s*\"?" + KEY + "\"?\\s*[=:].*");
    private static final Pattern COMMENTED = Pattern.compile("\\s*#\\s*" + KEY + "\\s*=.*");
    /** Where one value is a list, all are quoted. */
    private static final Pattern LIST = Pattern.compile("\\s*[^#\\s].*=\\s*\\[.*");
    private static final long PAUSE_MILLIS = 100;

    private final Path conf;
    private final Path log;
    private final Duration patience;
    private final BooleanSupplier current;

    /** {@code conf} may be null; {@code log} is where the server says why it does not take a file over, for which {@code patience} is waited; {@code current} is what holds. */
    RegistrationSwitch(Path conf, Path log, Duration patience, BooleanSupplier current) {
        this.conf = conf;
        this.log = log;
        this.patience = patience;
        this.current = current;
    }

    /** The folder of configuration, or null. */
    Path conf() {
        return conf;
    }

    /** Writes the line and waits until it holds; fails where it does not. Returns what to tell. */
    String set(boolean open) throws IOException {
        String variable = ConfigPlace.variable(PID, KEY);
        if (System.getenv(variable) != null) {
            throw new IOException("the environment variable " + variable + " decides that; change it and start the server again");
        }
        if (conf == null) {
            throw new IOException("this server has no folder of configuration");
        }
        Path file = conf.resolve(PID + ".cfg");
        write(file, open);
        for (long end = System.nanoTime() + patience.toNanos(); current.getAsBoolean() != open; pause()) {
            if (System.nanoTime() - end >= 0) {
                throw new IOException("written to " + file + ", but the server has not taken it over and registration is still " + word(!open) + "; look into " + log);
            }
        }
        return "registration is " + word(open);
    }

    private static String word(boolean open) {
        return open ? "open" : "closed";
    }

    private static void write(Path file, boolean open) throws IOException {
        List<String> lines = new ArrayList<>(Files.exists(file) ? Files.readAllLines(file) : List.of());
        boolean quoted = lines.stream().anyMatch(line -> LIST.matcher(line).matches());
        String line = KEY + " = " + (quoted ? "\"" + open + "\"" : String.valueOf(open));
        int at = index(lines, ACTIVE) >= 0 ? index(lines, ACTIVE) : index(lines, COMMENTED);
        if (at >= 0) {
            lines.set(at, line);
        } else {
            lines.add(line);
        }
        try {
            replace(Files.exists(file) ? file.toRealPath() : file, lines);
        } catch (IOException e) {
            throw new IOException("the server may not write " + file + " (" + e.getClass().getSimpleName() + "); write there yourself: " + line, e);
        }
    }

    /** Whoever could not read the file before, which may hold a secret, cannot read it afterwards. */
    private static void replace(Path file, List<String> lines) throws IOException {
        Path fresh = file.resolveSibling("." + file.getFileName() + ".new");
        boolean keep = Files.exists(file) && file.getFileSystem().supportedFileAttributeViews().contains("posix");
        Files.deleteIfExists(fresh);
        if (keep) {
            Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.write(fresh, lines);
        if (keep) {
            Files.setPosixFilePermissions(fresh, Files.getPosixFilePermissions(file));
        }
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static int index(List<String> lines, Pattern pattern) {
        for (int i = 0; i < lines.size(); i++) {
            if (pattern.matcher(lines.get(i)).matches()) {
                return i;
            }
        }
        return -1;
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
