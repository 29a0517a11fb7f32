package org.parley.call.internal.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import org.parley.call.FileTransfer.Reason;

/** What went wrong with a disk: why, and in words. */
final class DiskProblem extends IOException {
    private static final long serialVersionUID = 1;
    private final Reason reason;

    DiskProblem(Reason reason, String words) {
        super(words);
        this.reason = reason;
    }

    /** What a disk's error means to a user. */
    static DiskProblem of(IOException e) {
        if (e instanceof DiskProblem known) {
            return known;
        } else if (e instanceof NoSuchFileException) {
            return new DiskProblem(Reason.NOT_THERE, "it is not there");
        } else if (e instanceof AccessDeniedException) {
            return new DiskProblem(Reason.ACCESS_DENIED, "access is denied");
        } else if (e instanceof NotDirectoryException || e instanceof FileAlreadyExistsException) {
            return new DiskProblem(Reason.NO_FOLDER, "it is no folder");
        }
        String said = e instanceof FileSystemException f && f.getReason() != null ? f.getReason() : String.valueOf(e.getMessage());
        return new DiskProblem(reason(said), said.replaceAll("\\s*\\R\\s*", " "));
    }

    /** Java has no classes of their own for these, or not everywhere. */
    private static Reason reason(String said) {
        if (said.contains("No space left") || said.contains("quota exceeded")) {
            return Reason.DISK_FULL;
        }
        if (said.contains("Not a directory")) {
            return Reason.NO_FOLDER;
        }
        return said.contains("Read-only") ? Reason.ACCESS_DENIED : Reason.DISK;
    }

    Reason reason() {
        return reason;
    }
}
