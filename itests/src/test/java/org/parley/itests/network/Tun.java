package org.parley.itests.network;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import java.nio.file.Files;
import java.nio.file.Path;

/** A network interface whose wire ends here: what the system sends there is read, what is written comes in there. Goes with {@link #close}. For one thread at a time. */
final class Tun {
    private static final Path DEVICE = Path.of("/dev/net/tun");
    private static final long TUNSETIFF = 0x400454caL;
    private static final short IFF_TUN_NO_PI = 0x1001;
    private static final int IFREQ_BYTES = 40;
    private static final int MOST_BYTES = 65_536;

    private final int fd;
    private final Memory buffer = new Memory(MOST_BYTES);

    private Tun(int fd) {
        this.fd = fd;
    }

    /** Makes an interface of that name in the namespace. */
    static Tun create(Namespace namespace, String name) {
        if (!Files.exists(DEVICE)) { // a container may leave the file out where its kernel has the driver
            Namespace.run("", "mkdir", "-p", DEVICE.getParent().toString());
            Namespace.run("", "mknod", DEVICE.toString(), "c", "10", "200");
        }
        return namespace.inside(() -> {
            int fd = LibC.open(DEVICE.toString(), LibC.O_RDWR | LibC.O_NONBLOCK);
            assertThat(fd).as("%s (errno %d); the kernel needs the driver tun", DEVICE, Native.getLastError()).isNotNegative();
            Memory request = new Memory(IFREQ_BYTES);
            request.clear();
            request.setString(0, name);
            request.setShort(16, IFF_TUN_NO_PI);
            assertThat(LibC.ioctl(fd, TUNSETIFF, request)).as("TUNSETIFF %s (errno %d)", name, Native.getLastError()).isZero();
            return new Tun(fd);
        });
    }

    int fd() {
        return fd;
    }

    /** The next packet that the system has sent; null when there is none. */
    byte[] read() {
        long length = LibC.read(fd, buffer, MOST_BYTES);
        return length <= 0 ? null : buffer.getByteArray(0, (int) length);
    }

    /** Lets a packet come in; one that the system does not take is lost. */
    void write(byte[] packet) {
        LibC.write(fd, packet, packet.length);
    }

    /** The interface is gone, and its addresses with it. */
    void close() {
        LibC.close(fd);
    }
}
