package org.parley.launcher;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/** Where a process writes. */
public final class Folders {
    private Folders() {}

    /** The server's data: {@code --data}, else {@code PARLEY_DATA}, else {@code data} in the distribution. */
    public static Path data(Path option, Map<String, String> environment, Home home) throws LaunchException {
        if (option != null) {
            return option.toAbsolutePath().normalize();
        }
        Path named = named("PARLEY_DATA", environment);
        return named != null ? named : home.folder().resolve("data");
    }

    /**
     * The user's data: {@code XDG_DATA_HOME/parley}, else {@code ~/.local/share/parley} (XDG Base Directory Specification), where {@code HOME} comes before what Java says, which reads it from
     * the accounts of the machine.
     */
    public static Path user(Map<String, String> environment, String userHome) throws LaunchException {
        Path xdg = absolute("XDG_DATA_HOME", environment);
        Path homeOfUser = absolute("HOME", environment);
        Path base = xdg != null ? xdg : (homeOfUser != null ? homeOfUser : Path.of(userHome)).resolve(".local").resolve("share");
        return base.resolve("parley").toAbsolutePath();
    }

    /** The user's data of this process, made where it is missing. */
    public static Path userData() throws LaunchException {
        return writable(user(System.getenv(), System.getProperty("user.home")), "user data folder", "set XDG_DATA_HOME to one that can, or mend its permissions");
    }

    /** Makes the folder, and those above it, where they are missing, for this user alone where the system knows that (POSIX). One that is there stays as open as it is, and may be a link. */
    static Path make(Path folder) throws IOException {
        if (Files.isDirectory(folder)) { // of links Java 17 says at first that they are none
            return folder;
        }
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return Files.createDirectories(folder, posix ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))} : new FileAttribute<?>[0]);
    }

    /** Makes the folder where it is missing, as {@link #make} does, and makes sure that it can be written. */
    public static Path writable(Path folder, String what, String mend) throws LaunchException {
        try {
            make(folder);
            Files.delete(Files.createFile(folder.resolve(".write-" + ProcessHandle.current().pid())));
            return folder;
        } catch (IOException e) {
            throw LaunchException.failure(what + " " + folder + " cannot be written (" + reason(e) + "); " + mend, e);
        }
    }

    /** In words; the path is not among them. */
    static String reason(IOException e) {
        String name = e.getClass().getSimpleName();
        return switch (name) {
            case "AccessDeniedException" -> "access denied";
            case "FileAlreadyExistsException", "NotDirectoryException" -> "it is not a folder";
            case "NoSuchFileException" -> "it cannot be made";
            default -> e instanceof FileSystemException f && f.getReason() != null ? f.getReason() : String.valueOf(e.getMessage());
        };
    }

    /** Null where it is relative, as well. */
    private static Path absolute(String variable, Map<String, String> environment) throws LaunchException {
        Path path = named(variable, environment);
        return path != null && Path.of(environment.get(variable)).isAbsolute() ? path : null;
    }

    private static Path named(String variable, Map<String, String> environment) throws LaunchException {
        String value = environment.get(variable);
        if (value == null || value.isBlank()) {
            return null;
        }
        try {
            return Path.of(value).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw LaunchException.usage("environment variable " + variable + " is no path: " + value);
        }
    }
}
