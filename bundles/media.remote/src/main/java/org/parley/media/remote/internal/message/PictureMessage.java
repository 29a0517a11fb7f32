package org.parley.media.remote.internal.message;

import java.nio.file.Path;

/** About pictures, in either direction: they themselves are in memory that both processes share. */
public sealed interface PictureMessage extends Message {
    /** Memory for pictures is there, in a file whose name is not needed once the other side has it open. */
    record Ring(int ring, Path file, int slotBytes) implements PictureMessage {}

    /** A picture of {@code stream} can be taken out of a ring. Not sent again while one that was told of has not been taken. */
    record Picture(int stream, int ring) implements PictureMessage {}

    /**
     * Pictures of {@code stream} shall come as 32-bit pixels of this size from now on, which whoever has them makes faster than who reads them; both 0 for planes. After each, none is wanted
     * for {@code calmMillis}.
     */
    record Wish(int stream, int width, int height, int calmMillis) implements PictureMessage {}
}
