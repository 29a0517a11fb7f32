package org.parley.launcher;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The lines of standard input, as a service ({@link Callable}, property {@code standard.input=true}) whose every call waits for the next one, and can be interrupted, so that the bundle that waits
 * can be stopped, which it could not be while it read the stream itself. The end of the input at a terminal (Ctrl-D) is the line {@code quit}; any other end is silent.
 */
final class StandardInput implements Callable<String> {
    /** Service property, true. */
    static final String PROPERTY = "standard.input";

    private static final int MOST_LINES_WAITING = 1_000;

    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>(MOST_LINES_WAITING);

    @Override
    public String call() throws InterruptedException {
        return lines.take();
    }

    /** Begins to read, on a thread of its own. */
    void start(boolean terminal) {
        Thread reader = new Thread(() -> read(terminal), "parley-stdin-1");
        reader.setDaemon(true);
        reader.start();
    }

    private void read(boolean terminal) {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
        try {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                lines.put(line);
            }
            if (terminal) {
                lines.put("quit");
            }
        } catch (IOException e) {
            System.err.println("parley: standard input cannot be read any more (" + e.getMessage() + ")");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
