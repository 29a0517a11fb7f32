package org.parley.shell.internal;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Writes lines on a thread of its own, each flushed at once: who reads them slowly must not hold up calls. {@link #print} never blocks; when {@value #MOST_WAITING} lines wait, further ones are dropped.
 */
final class Printer implements AutoCloseable {
    private static final int MOST_WAITING = 10_000;
    private static final int MOST_CLOSE_SECONDS = 1;

    private final PrintStream out;
    private final PrintStream errors;
    private final boolean verbose;
    private final ExecutorService writer = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MOST_WAITING), task -> {
        Thread thread = new Thread(task, "parley-shell-printer-1");
        thread.setDaemon(true);
        return thread;
    });

    Printer(PrintStream out, PrintStream errors, boolean verbose) {
        this.verbose = verbose;
        this.out = out;
        this.errors = errors;
    }

    /** Prints a line on standard output. */
    void print(String line) {
        write(out, line);
    }

    /** Prints an error on standard error, after all that was printed before. {@code cause} may be null; its stack trace is shown to those who asked for such. */
    void complain(String message, Throwable cause) {
        StringWriter text = new StringWriter().append("parley: ").append(message);
        if (verbose && cause != null) {
            cause.printStackTrace(new PrintWriter(text.append("\n")));
        }
        write(errors, text.toString());
    }

    private void write(PrintStream stream, String line) {
        try {
            writer.execute(() -> {
                stream.print(line + "\n");
                stream.flush();
            });
        } catch (RejectedExecutionException e) {
            // nobody reads: dropped, as documented
        }
    }

    /** Writes what waits, for at most {@value #MOST_CLOSE_SECONDS} s. Idempotent. */
    @Override
    public void close() {
        writer.shutdown();
        try {
            writer.awaitTermination(MOST_CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
