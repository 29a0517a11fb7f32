package org.parley.launcher;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** A folder that belongs to one process, {@code <name>-<pid>}: several processes of one distribution run at once. It is removed at the end; those of dead processes when the next one starts. */
public final class ProcessFolder {
    private ProcessFolder() {}

    /** Makes the folder of this process under {@code parent}, for this user alone, and removes those whose processes are dead. */
    public static Path make(Path parent, String name) throws IOException {
        try (DirectoryStream<Path> siblings = Files.newDirectoryStream(parent, name + "-*")) {
            for (Path sibling : siblings) {
                if (isStale(sibling.getFileName().toString().substring(name.length() + 1))) {
                    remove(sibling);
                }
            }
        }
        return Folders.make(parent.resolve(name + "-" + ProcessHandle.current().pid()));
    }

    /** Removes a folder if it has the name of one of this process: the script makes it as Java's temporary folder. */
    static void removeOwn(Path folder) {
        if (folder.getFileName() != null && folder.getFileName().toString().matches("run-[a-z]+-" + ProcessHandle.current().pid())) {
            remove(folder);
        }
    }

    /** Removes a folder with all that is in it, as far as that can be. */
    public static void remove(Path folder) {
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) {
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path dir, IOException e) throws IOException {
                    Files.deleteIfExists(dir);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            // another process removes it at the same time, or the next start will
        }
    }

    private static boolean isStale(String pid) {
        try {
            long id = Long.parseLong(pid);
            return id == ProcessHandle.current().pid() || ProcessHandle.of(id).filter(ProcessHandle::isAlive).isEmpty();
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
