package org.parley.launcher;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Where a process writes its log, and a server its audit log, beside it.
 *
 * @param role {@code server} or {@code client}
 * @param log  the log file
 */
record LogFiles(String role, Path log) {
    private static final String SERVER = "server";

    /** Makes what is missing, and refuses what cannot be written: Logback would say nothing of it. What is there is not opened, since it may be a pipe that nobody reads. */
    void ready() throws LaunchException {
        for (Path file : role.equals(SERVER) ? List.of(log, audit()) : List.of(log)) {
            if (!Files.exists(file)) {
                make(file);
            } else if (Files.isDirectory(file)) {
                throw LaunchException.usage(file + " cannot be written (it is a folder); move it away");
            } else if (!Files.isWritable(file)) {
                throw LaunchException.usage(file + " cannot be written (access denied)" + giveTo("it"));
            }
        }
    }

    /** Tells Logback, by the system properties that {@code conf/logback.xml} uses. */
    void tell() {
        System.setProperty("parley.log.file", log.toString());
        if (role.equals(SERVER)) {
            System.setProperty("parley.audit", "AUDIT");
            System.setProperty("parley.audit.file", audit().toString());
        }
    }

    private Path audit() {
        return log.resolveSibling("audit.log");
    }

    private void make(Path file) throws LaunchException {
        Path folder = file.getParent();
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw LaunchException.usage(folder + " is not a folder, so that there is no place for " + file.getFileName() + "; move it away");
        }
        try {
            Folders.make(folder);
            Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND).close();
        } catch (AccessDeniedException e) {
            throw LaunchException.usage(file + " cannot be made (access denied)" + giveTo(folder.toString()));
        } catch (IOException e) {
            boolean link = Files.exists(file, LinkOption.NOFOLLOW_LINKS);
            throw LaunchException.usage(file + " cannot be made (" + (link ? "it leads to nothing); mend the link" : Folders.reason(e) + "); mend " + folder));
        }
    }

    private String giveTo(String what) {
        return "; give " + what + " to the user that the " + role + " runs as";
    }
}
