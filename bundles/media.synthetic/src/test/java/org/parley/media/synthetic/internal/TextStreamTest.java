package org.parley.media.synthetic.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TextStreamTest {
    private record Sent(long number, boolean last, byte[] bytes) {}

    private final TextStream sender = new TextStream();
    private final TextStream receiver = new TextStream();
    private final List<String> received = new ArrayList<>();

    @Test
    void textsArriveInOrderWhateverIsLostRepeatedOrReordered() {
        List<String> texts = IntStream.range(0, 60).mapToObj(i -> i + "ä".repeat(i * 120)).toList();
        texts.forEach(text -> sender.write(text.getBytes(StandardCharsets.UTF_8)));
        Random random = new Random(5);
        for (int round = 1; round < 2_000 && !sender.idle(); round++) {
            List<Sent> sent = new ArrayList<>();
            sender.send(round, 1, (number, last, bytes) -> sent.add(new Sent(number, last, bytes)));
            assertThat(sent).hasSizeLessThanOrEqualTo(64);
            sent.addAll(List.copyOf(sent.subList(0, sent.size() / 3)));
            Collections.shuffle(sent, random);
            for (Sent chunk : sent) {
                if (random.nextInt(3) > 0) {
                    long next = receiver.received(chunk.number(), chunk.last(), chunk.bytes(), received::add);
                    if (random.nextInt(4) == 0) {
                        sender.acknowledged(next);
                    }
                }
            }
        }
        assertThat(sender.idle()).isTrue();
        assertThat(received).isEqualTo(texts);
    }

    @Test
    void nothingIsRepeatedBeforeItsTime() {
        sender.write("once".getBytes(StandardCharsets.UTF_8));
        List<Long> numbers = new ArrayList<>();
        for (long now : new long[] {0, 50, 99, 102, 150}) {
            sender.send(now, 100, (number, last, bytes) -> numbers.add(now));
        }
        assertThat(numbers).containsExactly(0L, 102L);
    }

    @Test
    void anEmptyTextArrives() {
        sender.write(new byte[0]);
        sender.send(1, 1, (number, last, bytes) -> receiver.received(number, last, bytes, received::add));
        assertThat(received).containsExactly("");
    }

    @Test
    void aTextThatNeverEndsIsDroppedAndTheNextArrives() {
        long number = 1;
        for (int i = 0; i < 10_000; i++) {
            receiver.received(number++, false, new byte[1_000], received::add);
        }
        receiver.received(number++, true, new byte[1_000], received::add);
        receiver.received(number, true, "next".getBytes(StandardCharsets.UTF_8), received::add);
        assertThat(received).containsExactly("next");
    }

    @Test
    void chunksFarAheadOrTooLargeAreNotKept() {
        assertThat(receiver.received(65, true, new byte[5], received::add)).isEqualTo(1);
        assertThat(receiver.received(-1, true, new byte[5], received::add)).isEqualTo(1);
        assertThat(receiver.received(1, true, new byte[5_000], received::add)).isEqualTo(1);
        for (int i = 1; i < 65; i++) {
            receiver.received(i, true, new byte[] {'x'}, received::add);
        }
        assertThat(received).hasSize(64);
        sender.acknowledged(Long.MAX_VALUE);
        assertThat(sender.idle()).isTrue();
    }
}
