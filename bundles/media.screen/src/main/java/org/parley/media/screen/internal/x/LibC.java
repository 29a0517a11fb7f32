package org.parley.media.screen.internal.x;

import com.sun.jna.Library;
import com.sun.jna.Pointer;

/** What is used of the C library: shared memory, see shmget(2). A {@code size_t} is a long. */
interface LibC extends Library {
    int IPC_PRIVATE = 0;
    int IPC_CREAT = 0x200;
    int OWNER_ONLY = 0x180;
    int IPC_RMID = 0;

    int shmget(int key, long size, int flags);

    Pointer shmat(int id, Pointer address, int flags);

    int shmdt(Pointer address);

    int shmctl(int id, int command, Pointer buffer);
}
