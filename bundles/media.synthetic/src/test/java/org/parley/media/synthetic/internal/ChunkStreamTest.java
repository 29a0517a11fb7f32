package org.parley.media.synthetic.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ChunkStreamTest {
    private static final long PATIENCE = 100;

    private final List<byte[]> read = new ArrayList<>();
    private final List<Long> carried = new ArrayList<>();
    private int tooLong;
    private final ChunkStream.Reader reader = new ChunkStream.Reader() {
        @Override
        public void read(byte kind, byte[] bytes) {
            read.add(bytes);
        }

        @Override
        public void tooLong() {
            tooLong++;
        }
    };
    private final ChunkStream sender = new ChunkStream(reader);
    private final ChunkStream receiver = new ChunkStream(reader);

    @Test
    void messagesArriveInOrderOverAWayThatLosesAndReorders() {
        Random luck = new Random(1);
        for (int i = 0; i < 50; i++) {
            sender.write(ChunkStream.LAST, message(i, i * 300));
        }
        for (long now = 1; now < 100_000 && read.size() < 50; now += 10) {
            List<Runnable> arriving = new ArrayList<>();
            sender.send(now, PATIENCE, (number, kind, bytes) -> arriving.add(() -> receiver.received(number, kind, bytes)));
            Collections.shuffle(arriving, luck);
            arriving.stream().filter(each -> luck.nextInt(5) > 0).forEach(Runnable::run);
            sender.acknowledged(receiver.next(), receiver.limit(false));
        }
        assertThat(read).hasSize(50);
        for (int i = 0; i < 50; i++) {
            assertThat(read.get(i)).isEqualTo(message(i, i * 300));
        }
    }

    @Test
    void whileTheReaderHasTooMuchOneChunkIsRepeatedAndNoneIsTaken() {
        for (int i = 0; i < 200; i++) {
            sender.write(ChunkStream.LAST, message(i, 1_000));
        }
        exchange(1, true);
        assertThat(read).hasSize(ChunkStream.WINDOW);
        carried.clear();
        exchange(2, true);
        assertThat(carried).as("probe").containsExactly(1L + ChunkStream.WINDOW);
        carried.clear();
        exchange(50, true);
        assertThat(carried).as("before it is due again").isEmpty();
        exchange(200, true);
        assertThat(read).hasSize(ChunkStream.WINDOW);
        sender.acknowledged(receiver.next(), receiver.limit(false));
        exchange(301, false);
        assertThat(read).hasSize(2 * ChunkStream.WINDOW);
    }

    @Test
    void chunksThatWereNotAllowedAreDropped() {
        receiver.received(1 + ChunkStream.WINDOW, ChunkStream.LAST, new byte[1]);
        receiver.received(0, ChunkStream.LAST, new byte[1]);
        receiver.received(-1, ChunkStream.LAST, new byte[1]);
        receiver.received(1, ChunkStream.LAST, new byte[ChunkStream.CHUNK + 1]);
        assertThat(receiver.next()).isEqualTo(1);
        assertThat(read).isEmpty();
    }

    @Test
    void aMessageThatGrowsTooLongIsNotKept() {
        for (int i = 1; i <= 15; i++) {
            receiver.received(i, ChunkStream.PIECE, new byte[ChunkStream.CHUNK]);
        }
        assertThat(tooLong).isEqualTo(1);
        assertThat(read).isEmpty();
    }

    private void exchange(long now, boolean full) {
        sender.send(now, PATIENCE, (number, kind, bytes) -> {
            carried.add(number);
            receiver.received(number, kind, bytes);
        });
        sender.acknowledged(receiver.next(), receiver.limit(full));
    }

    private static byte[] message(int seed, int bytes) {
        byte[] message = new byte[bytes];
        new Random(seed).nextBytes(message);
        return message;
    }
}
