package org.parley.itests.network;

import com.sun.jna.Native;
import com.sun.jna.Pointer;

/** What Java does not offer: network devices, and threads in another network namespace. Linux on 64 bits. */
final class LibC {
    static final int O_RDWR = 2;
    static final int O_NONBLOCK = 0x800;
    static final int CLONE_NEWNET = 0x40000000;

    static {
        Native.register(LibC.class, "c");
    }

    private LibC() {}

    static native int open(String path, int flags);

    static native int close(int fd);

    static native int ioctl(int fd, long request, Pointer argument);

    static native long read(int fd, Pointer buffer, long size);

    static native long write(int fd, byte[] buffer, long size);

    static native int poll(Pointer fds, long count, int timeoutMillis);

    static native int setns(int fd, int type);
}
