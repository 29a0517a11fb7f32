package org.parley.transport;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Lets a transport read bytes from a real socket, and tells what it took them for. For fuzzers and the tests that replay what they found. */
public final class WireProbe {
    /** The largest message that it takes: small, so that a fuzzer comes to it. */
    public static final int MAX_FRAME_BYTES = 300;

    private static final long PATIENCE_SECONDS = 20;

    private final URI uri;
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

    /** Listens for good. */
    public WireProbe(Transport transport, String scheme) {
        try {
            ListenOptions options = new ListenOptions(Duration.ofSeconds(60), Duration.ofSeconds(60), MAX_FRAME_BYTES, 1 << 20, null);
            uri = transport.listen(URI.create(scheme + "://127.0.0.1:0"), options, Teller::new).uri();
        } catch (TransportException e) {
            throw new IllegalStateException(e);
        }
    }

    private final class Teller implements ConnectionListener {
        private final Connection connection;

        Teller(Connection connection) {
            this.connection = connection;
        }

        @Override
        public void onMessage(Frame frame) {
            told.add(message(frame.bytes()));
        }

        @Override
        public void onBroken(FramingError error) {
            told.add(error.toString());
            connection.close();
        }

        @Override
        public void onClosed(CloseReason reason) {
            told.add(closed(reason.kind()));
        }
    }

    /** How a message is told. */
    public static String message(ByteBuffer bytes) {
        return "message " + StandardCharsets.ISO_8859_1.decode(bytes);
    }

    /** How the end is told, always as the last. */
    public static String closed(CloseReason.Kind kind) {
        return "closed " + kind;
    }

    /**
     * Sends {@code first} at once, then {@code input} in pieces, and then nothing more.
     *
     * @return what was told, up to the end
     */
    public List<String> feed(byte[] first, byte[] input, int pieceBytes) {
        try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
            socket.setTcpNoDelay(true);
            try {
                socket.getOutputStream().write(first);
                for (int at = 0; at < input.length; at += pieceBytes) {
                    socket.getOutputStream().write(input, at, Math.min(pieceBytes, input.length - at));
                }
                socket.shutdownOutput();
            } catch (IOException e) {
                // it was closed before the end, as it may be; what was told before counts
            }
            return untilClosed();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> untilClosed() throws InterruptedException {
        List<String> all = new ArrayList<>();
        for (;;) {
            String next = told.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("the end was not told, but " + all);
            }
            all.add(next);
            if (next.startsWith("closed ")) {
                return all;
            }
        }
    }

    /** Lets it read an input whose first byte says the size of the pieces, 0 for one, and compares. */
    public void compare(byte[] first, byte[] input, List<String> expected) {
        int pieceBytes = input[0] == 0 ? input.length : input[0] & 0xff;
        List<String> found = feed(first, Arrays.copyOfRange(input, 1, input.length), pieceBytes);
        if (!found.equals(expected)) {
            throw new AssertionError("taken for " + found + " instead of " + expected);
        }
    }
}
