package org.parley.server.users.internal;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;

/** Where the users database is: the environment wins, then configuration, then {@code users.db} in the data folder. */
final class DatabaseLocation {
    static final String ENVIRONMENT = "PARLEY_USERS_PATH";
    static final String DATA_PROPERTY = "parley.data";

    private DatabaseLocation() {}

    /**
     * An absolute path. A relative one from the environment counts from the working folder, one from configuration from the data folder.
     *
     * @param configured empty for none
     * @param data       the framework's property, null for none
     * @throws UnusableDatabaseException when it is no path
     */
    static Path find(Map<String, String> environment, String configured, String data) {
        String fromEnvironment = environment.getOrDefault(ENVIRONMENT, "");
        if (!fromEnvironment.isBlank()) {
            return path("environment " + ENVIRONMENT, fromEnvironment).toAbsolutePath().normalize();
        }
        Path folder = path("framework property " + DATA_PROPERTY, data == null || data.isBlank() ? "data" : data).toAbsolutePath();
        String name = configured.isBlank() ? "users.db" : configured;
        return folder.resolve(path("configuration org.parley.server.users, path", name)).normalize();
    }

    private static Path path(String source, String value) {
        try {
            return Path.of(value);
        } catch (InvalidPathException e) {
            throw new UnusableDatabaseException(source + ": '" + value.replaceAll("\\p{Cntrl}", "?") + "' is no path (" + e.getReason() + "); set it to a file's path");
        }
    }
}
