package org.parley.server.admin.internal;

import java.io.IOException;
import java.io.InputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import jdk.net.ExtendedSocketOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A socket in a folder that only the server's own user can enter (and root): a line of JSON comes, and {@code EXITCODE LENGTH}, a line feed, and as many bytes go back.
 * Who asks is what the system says of the other process.
 */
final class ControlSocket implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ControlSocket.class);
    private static final int MOST_AT_ONCE = 8;
    private static final int MOST_LINE = 16_384;
    private static final int MOST_LINE_SECONDS = 5;

    private final Path socket;
    private final ServerSocketChannel channel;
    private final Function<Demand, Answer> commands;
    private final ExecutorService threads;
    private final CountDownLatch closed = new CountDownLatch(1);

    /** Opens {@code folder/socket}; the folder is made. One that a killed server left is replaced, one that answers is not. */
    ControlSocket(Path folder, Function<Demand, Answer> commands) throws IOException {
        this(folder, commands, threads());
    }

    private static ThreadFactory threads() {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, "parley-admin-control-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** {@code factory} makes the first thread for the socket and one each for commands that run at once. */
    ControlSocket(Path folder, Function<Demand, Answer> commands, ThreadFactory factory) throws IOException {
        this.commands = commands;
        makeFolder(folder);
        socket = folder.resolve("socket");
        UnixDomainSocketAddress address = UnixDomainSocketAddress.of(socket);
        if (Files.exists(socket)) {
            if (answers(address)) {
                throw new IOException("another server uses this data folder");
            }
            Files.delete(socket);
        }
        channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.bind(address);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw new IOException(e.getMessage(), e);
        }
        threads = new ThreadPoolExecutor(0, MOST_AT_ONCE, 1, TimeUnit.SECONDS, new SynchronousQueue<>(), factory, new ThreadPoolExecutor.CallerRunsPolicy());
        threads.execute(this::accept);
    }

    private static void makeFolder(Path folder) throws IOException {
        // not asked of the folder's FileStore: Java looks for that in /proc/mounts, which systemd's ProcSubset=pid hides
        boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        if (!Files.isDirectory(folder)) {
            if (posix) {
                Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            } else {
                Files.createDirectory(folder);
            }
        } else if (posix) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private static boolean answers(UnixDomainSocketAddress address) {
        try (SocketChannel other = SocketChannel.open(address)) {
            return other.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private void accept() {
        while (channel.isOpen()) {
            try {
                handOver(channel.accept());
            } catch (ClosedChannelException e) {
                return;
            } catch (IOException e) { // for want of files or threads: who waits would be tried again at once, as fast as the processor goes
                LOG.warn("a command could not be taken, the next try is in a second: {}", e.getMessage());
                pause();
            }
        }
    }

    /** What goes wrong with one, for want of threads too, costs the next nothing. */
    private void handOver(SocketChannel client) throws IOException {
        try {
            threads.execute(() -> serve(client));
        } catch (RuntimeException | Error e) {
            client.close();
            throw new IOException(e.toString(), e);
        }
    }

    private void pause() {
        try {
            closed.await(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve(SocketChannel client) {
        try (client) {
            String by = client.getOption(ExtendedSocketOptions.SO_PEERCRED).user().getName();
            Answer answer = answer(readLineInTime(client), by);
            send(client, answer);
        } catch (IOException | UnsupportedOperationException e) {
            LOG.debug("a command was given up", e);
        }
    }

    private static void send(SocketChannel client, Answer answer) throws IOException {
        if (answer.file() == null) {
            write(client, head(answer, answer.body().length));
            write(client, answer.body());
            return;
        }
        try (FileChannel file = FileChannel.open(answer.file(), StandardOpenOption.READ, StandardOpenOption.DELETE_ON_CLOSE)) {
            write(client, head(answer, file.size()));
            for (long sent = 0; sent < file.size();) {
                sent += file.transferTo(sent, file.size() - sent, client);
            }
        }
    }

    private static byte[] head(Answer answer, long length) {
        return (answer.exitCode() + " " + length + "\n").getBytes(StandardCharsets.US_ASCII);
    }

    private Answer answer(String line, String by) {
        try {
            return commands.apply(Demand.parse(line, by));
        } catch (IllegalArgumentException e) {
            return Answer.usage(e.getMessage());
        } catch (RuntimeException | LinkageError e) {
            LOG.error("a command failed", e);
            return Answer.failed("the server failed with this; its log says more");
        }
    }

    /** One that is late, because its process was stopped for instance, loses its place. */
    private static String readLineInTime(SocketChannel client) throws IOException {
        CompletableFuture<Void> read = new CompletableFuture<>();
        read.orTimeout(MOST_LINE_SECONDS, TimeUnit.SECONDS).exceptionally(late -> hangUp(client));
        try {
            return readLine(client);
        } finally {
            read.complete(null);
        }
    }

    private static Void hangUp(SocketChannel client) {
        try {
            client.close();
        } catch (IOException e) {
            LOG.debug("closing a command that was late", e);
        }
        return null;
    }

    private static String readLine(SocketChannel client) throws IOException {
        InputStream in = Channels.newInputStream(client);
        byte[] line = new byte[MOST_LINE];
        int length = 0;
        for (int next = in.read(); next >= 0 && next != '\n' && length < MOST_LINE; next = in.read()) {
            line[length++] = (byte) next;
        }
        return new String(line, 0, length, StandardCharsets.UTF_8);
    }

    private static void write(SocketChannel client, byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            client.write(buffer);
        }
    }

    /** Takes no more commands; those that run may end. */
    @Override
    public void close() {
        closed.countDown();
        try {
            channel.close();
            Files.deleteIfExists(socket);
        } catch (IOException e) {
            LOG.debug("closing {}", socket, e);
        }
        threads.shutdown();
    }
}
