package org.parley.media.remote.internal;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;

/**
 * The folder of one child, which only its owner may enter, with the socket and, for a moment each, the names of shared memory. In memory where the system has such a place. Client and
 * child both remove it; when both are killed it stays behind, nearly empty, until the next start.
 */
final class RunFolder {
    private static final Path MEMORY = Path.of("/dev/shm");
    private static final String NAME = "parley-media-";

    private RunFolder() {}

    static Path make() throws IOException {
        Path parent = Files.isWritable(MEMORY) ? MEMORY : Path.of(System.getProperty("java.io.tmpdir"));
        Path folder = Files.createTempDirectory(parent, NAME + ProcessHandle.current().pid() + "-", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        removeStale(parent, Files.getOwner(folder));
        return folder;
    }

    /** Removes the folder with what is in it, as far as that can be. */
    static void remove(Path folder) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            // not there, another's, or the child was faster
        }
    }

    private static void removeStale(Path parent, UserPrincipal owner) throws IOException {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, NAME + "*")) {
            for (Path folder : folders) {
                String pid = folder.getFileName().toString().substring(NAME.length()).replaceFirst("-.*", "");
                if (isOwn(folder, owner) && pid.matches("[0-9]{1,18}") && ProcessHandle.of(Long.parseLong(pid)).isEmpty()) {
                    remove(folder);
                }
            }
        }
    }

    /** Everybody may write there, so a name may be another's link to files of this user. */
    private static boolean isOwn(Path folder, UserPrincipal owner) {
        try {
            return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS) && Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).equals(owner);
        } catch (IOException e) {
            return false; // gone
        }
    }
}
