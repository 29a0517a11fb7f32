package org.parley.itests.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A network namespace: what runs in it has the interfaces that it is given, and no others. Needs root. */
final class Namespace implements AutoCloseable {
    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final long PATIENCE_SECONDS = 20;
    private final String name;

    private Namespace(String name) {
        this.name = name;
    }

    static Namespace create(String purpose) {
        Namespace created = new Namespace("parley-" + ProcessHandle.current().pid() + "-" + NUMBERS.incrementAndGet() + "-" + purpose);
        run("network namespaces need root: run the tests as root, or by  unshare -rnm sh -c 'mount -t tmpfs none /run; ./parley test'", "ip", "netns", "add", created.name);
        created.ip("link", "set", "lo", "up");
        return created;
    }

    /** What to put in front of a command so that it runs there. */
    List<String> prefix() {
        return List.of("ip", "netns", "exec", name);
    }

    /** Runs {@code ip} for it. */
    void ip(String... arguments) {
        List<String> command = new ArrayList<>(List.of("ip", "-n", name));
        command.addAll(List.of(arguments));
        run("", command.toArray(String[]::new));
    }

    /** Does something on a thread that is there; what it opens stays there. */
    <T> T inside(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(() -> {
            int fd = LibC.open(Path.of("/run/netns", name).toString(), 0);
            assertThat(LibC.setns(fd, LibC.CLONE_NEWNET)).as("setns to %s", name).isZero();
            LibC.close(fd);
            return work.call();
        });
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        run("", "ip", "netns", "del", name);
    }

    /** Runs a command that must go well; {@code hint} is what to do otherwise. */
    static void run(String hint, String... command) {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes());
            assertThat(process.waitFor()).as("%s: %s%s", String.join(" ", command), said, hint).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
