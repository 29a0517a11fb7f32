package org.parley.call;

import java.nio.file.Path;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A file on its way from one side of a call to the other. Any thread may call; every method returns at once. States go from {@link State#OFFERED} over
 * {@link State#RUNNING} and {@link State#CHECKING} to one of the others, which are final. Each change, and progress at most ten times a second, is told as
 * {@link CallEvent.FileChanged}.
 */
@ProviderType
public interface FileTransfer {
    /** The protocol's id of the offer, unique among those of its sender in the call. */
    long id();

    /** Whether this user sends. */
    boolean outgoing();

    /** The file's name: no folder, no control character, at most 255 bytes of UTF-8, whatever the sender said. */
    String name();

    /** Bytes, as the sender said. */
    long size();

    /** Bytes sent or received so far. */
    long transferred();

    /** Bytes a second over the last few seconds; 0 unless running. */
    long bytesPerSecond();

    /** Where it stands. */
    State state();

    /** What went wrong, with {@link State#FAILED}; empty otherwise. */
    Optional<Reason> reason();

    /** The same as one line of English, for logs and commands, with the file or folder that it is about; empty otherwise. */
    String problem();

    /** Where the file is: what is sent; what was received, once {@link State#DONE}. */
    Optional<Path> file();

    /** Receives an incoming file that is offered into {@code folder}, under its name, or with a number added where that is taken. Otherwise does nothing. */
    void accept(Path folder);

    /** Refuses an incoming file that is offered. Otherwise does nothing. */
    void decline();

    /** Ends it on either side; what was half received is removed. Does nothing in a final state. */
    void cancel();

    /** Where a transfer stands. */
    enum State {
        /** Read through for its hash by the sender, then offered and not accepted yet. */
        OFFERED,
        /** Its bytes flow. */
        RUNNING,
        /** All bytes have come; size and hash are checked. */
        CHECKING,
        /** Received and right, on both sides. */
        DONE,
        /** The receiver does not want it. */
        DECLINED,
        /** One of the users cancelled it. */
        CANCELLED,
        /** It broke: the disk, the file, the hash, the end of the call. */
        FAILED
    }

    /** Why a transfer failed. */
    enum Reason {
        /** There is no such file, or no such folder. */
        NOT_THERE,
        /** The file cannot be read, or the folder not be written to: its permissions do not allow it, or it is read-only. */
        ACCESS_DENIED,
        /** What is to be sent is a folder, or something else that has no content. */
        NO_FILE,
        /** Where it is to be received is no folder. */
        NO_FOLDER,
        /** The disk is full, or has not room enough for the size that was said. */
        DISK_FULL,
        /** The disk failed in another way. */
        DISK,
        /** The file became shorter while it was sent. */
        CHANGED,
        /** The hash is another than the sender said, or more came than was said. */
        NOT_AS_SENT,
        /** The other side did not get it whole. */
        NOT_WHOLE,
        /** There is no data channel to the other side. */
        NOT_OPEN,
        /** The data channel went before all had passed, or media was set up anew. */
        INTERRUPTED,
        /** As many as there may be are on their way already. */
        TOO_MANY,
        /** The call ended first. */
        CALL_ENDED
    }

    /** Whether nothing will change any more. */
    default boolean isOver() {
        return state().compareTo(State.DONE) >= 0;
    }
}
