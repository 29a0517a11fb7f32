package org.parley.launcher.bench.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;

/** Two clients that are logged in and send offers of 2,000 bytes to each other; each that comes is compared with what was sent. */
public final class Pair {
    /** Of a message, without framing. */
    public static final int BYTES = 2_000;

    private static final String LINE = "a=candidate:1 1 udp 2122260223 192.0.2.17 54321 typ host generation 0\\r\\n";
    private static final int MOST_UNDER_WAY = 1_000;

    private final Side first;
    private final Side second;

    /** What all pairs did. */
    public static final class Tally {
        private final Latencies latencies = new Latencies();
        private boolean answering;
        private long messages;

        /** Whether a message that comes is answered by another. */
        public void answering(boolean wanted) {
            answering = wanted;
        }

        /** How many have come. */
        public long messages() {
            return messages;
        }

        /** From the sending of a message to its arrival, of those that were sent by {@link #rate}. */
        public Latencies latencies() {
            return latencies;
        }

        /** Sends so many messages a second, by turns, for so long, on a thread of its own, whatever comes back. */
        public Future<Void> rate(Pair[] pairs, int perSecond, double seconds) {
            FutureTask<Void> task = new FutureTask<>(() -> {
                long begun = System.nanoTime();
                long interval = 1_000_000_000L / perSecond;
                for (long i = 0; i * interval < seconds * 1e9; i++) {
                    long due = begun + i * interval;
                    while (due - System.nanoTime() > 0) {
                        LockSupport.parkNanos(due - System.nanoTime());
                    }
                    Pair pair = pairs[(int) (i / 2 % pairs.length)];
                    (i % 2 == 0 ? pair.first : pair.second).sendNow();
                }
                return null;
            });
            Thread thread = new Thread(task, "parley-bench-rate-1");
            thread.setDaemon(true);
            thread.start();
            return task;
        }
    }

    /** Both are logged in. */
    public Pair(Client one, String nameOfOne, Client other, String nameOfOther, Tally tally) {
        byte[] there = offer(nameOfOne, nameOfOther);
        byte[] back = offer(nameOfOther, nameOfOne);
        ArrayBlockingQueue<Long> thither = new ArrayBlockingQueue<>(MOST_UNDER_WAY);
        ArrayBlockingQueue<Long> hither = new ArrayBlockingQueue<>(MOST_UNDER_WAY);
        first = new Side(one, there, back, thither, hither, tally);
        second = new Side(other, back, there, hither, thither, tally);
        one.follow(first);
        other.follow(second);
    }

    private static byte[] offer(String from, String to) {
        String head = "{\"type\":\"offer\",\"id\":1,\"from\":\"" + from + "\",\"to\":\"" + to + "\",\"call\":\"bench_of_" + from + "\",\"video\":true,\"sdp\":\"";
        String sdp = LINE.repeat(BYTES / LINE.length());
        return (head + sdp.substring(0, (BYTES - head.length() - 2) / LINE.length() * LINE.length())
            + "x".repeat((BYTES - head.length() - 2) % LINE.length()) + "\"}").getBytes(StandardCharsets.US_ASCII);
    }

    /** Sends so many from the first to the second. */
    public void start(int messages) throws IOException {
        for (int i = 0; i < messages; i++) {
            first.client.send(first.framed);
        }
    }

    private static final class Side implements Client.Script {
        private final Client client;
        private final byte[] framed;
        private final ByteBuffer direct;
        private final ByteBuffer expected;
        private final ArrayBlockingQueue<Long> sent;
        private final ArrayBlockingQueue<Long> coming;
        private final Tally tally;

        Side(Client client, byte[] message, byte[] expected, ArrayBlockingQueue<Long> sent, ArrayBlockingQueue<Long> coming, Tally tally) {
            this.client = client;
            this.framed = client.frame(new String(message, StandardCharsets.US_ASCII));
            this.direct = ByteBuffer.allocateDirect(framed.length).put(framed).flip();
            this.expected = ByteBuffer.wrap(expected);
            this.sent = sent;
            this.coming = coming;
            this.tally = tally;
        }

        void sendNow() throws IOException {
            if (!sent.offer(System.nanoTime())) {
                throw new IOException("more than " + MOST_UNDER_WAY + " messages of a client are under way");
            }
            client.sendNow(direct.duplicate());
        }

        @Override
        public void opened(Client self) {}

        @Override
        public void came(Client self, ByteBuffer text, int length) throws IOException {
            if (length != BYTES || !text.slice(text.position(), length).equals(expected)) {
                String other = Login.text(text, length);
                if (!other.startsWith("{\"type\":\"pong\"")) {
                    throw new IOException("another message came than was sent: " + other.substring(0, Math.min(200, length)));
                }
                return;
            }
            tally.messages++;
            Long begun = coming.poll();
            if (begun != null) {
                tally.latencies.add(System.nanoTime() - begun);
            }
            if (tally.answering) {
                self.send(framed);
            }
        }
    }
}
