package org.parley.media.remote.internal.child;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.parley.media.MediaEngine;
import org.parley.media.remote.internal.message.Asked;
import org.parley.media.remote.internal.message.Message;
import org.parley.media.remote.internal.message.PictureMessage;
import org.parley.media.remote.internal.message.ProcessNews;
import org.parley.media.remote.internal.message.Wire;
import org.parley.media.remote.internal.picture.PictureInlets;
import org.parley.media.remote.internal.picture.PictureOutlets;

/**
 * The child's {@code main}. The thread that reads does nothing that may block, so that the end of the client is noticed whatever the engine does; the process ends then, at once.
 * Arguments: the socket, the engine's class, and the name of its method that stops it, or {@code -}.
 */
public final class ChildMain {
    private static final AtomicInteger THREADS = new AtomicInteger();

    private ChildMain() {}

    /** Runs until the client is gone. */
    public static void main(String[] arguments) {
        Path socket = Path.of(arguments[0]);
        int code = 1;
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            Wire wire = new Wire(channel);
            Outbox outbox = new Outbox(wire);
            Host host = start(arguments[1], arguments[2], outbox, socket.getParent());
            outbox.tell(new ProcessNews.Ready());
            code = 0;
            serve(wire, host);
        } catch (IOException | RuntimeException | LinkageError e) {
            System.err.println("the media process ends: " + e);
        } finally {
            clear(socket.getParent());
            Runtime.getRuntime().halt(code);
        }
    }

    private static Host start(String engine, String stop, Outbox outbox, Path folder) {
        ExecutorService threads = Executors.newCachedThreadPool(work -> daemon("parley-child-" + THREADS.incrementAndGet(), work));
        try {
            MediaEngine made = (MediaEngine) Class.forName(engine).getConstructor().newInstance();
            made.prepare();
            return new Host(made, stop, threads, outbox, new PictureOutlets(folder, outbox::tell), new PictureInlets(threads, outbox::tell));
        } catch (InvocationTargetException e) {
            throw unfit(outbox, e.getCause());
        } catch (ReflectiveOperationException | LinkageError e) {
            throw unfit(outbox, e);
        }
    }

    private static IllegalStateException unfit(Outbox outbox, Throwable cause) {
        outbox.tell(new ProcessNews.Unfit(cause.getMessage() == null ? cause.toString() : cause.getMessage()));
        return new IllegalStateException("the engine cannot be made: " + cause, cause);
    }

    private static void serve(Wire wire, Host host) throws IOException {
        for (;;) {
            Message message = wire.receive();
            if (message instanceof Asked asked) {
                host.carryOut(asked);
            } else if (message instanceof PictureMessage picture) {
                host.take(picture);
            }
        }
    }

    static Thread daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    /** The client removes its folder itself, unless it was killed. */
    private static void clear(Path folder) {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            // the client was faster
        }
    }
}
