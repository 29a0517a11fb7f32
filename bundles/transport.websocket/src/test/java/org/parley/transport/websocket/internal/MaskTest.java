package org.parley.transport.websocket.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MaskTest {
    private static final int[] LENGTHS = {0, 1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 125, 126, 8_190, 8_191, 8_192, 8_193, 16_384, 16_385, 65_535, 65_536};

    @Test
    void eachByteIsTurnedByTheByteOfTheKeyThatRfc6455Names() {
        Random random = new Random(1);
        for (int length : LENGTHS) {
            for (int back : new int[] {0, 1, 4, 6}) {
                byte[] text = new byte[length + 20];
                random.nextBytes(text);
                int key = random.nextInt();
                byte[] expected = text.clone();
                for (int i = 0; i < length; i++) {
                    expected[10 - back + i] = (byte) (text[10 + i] ^ key >>> 24 - 8 * (i & 3));
                }
                ByteBuf buf = Unpooled.directBuffer().writeBytes(text);
                Mask.apply(buf, 10, 10 - back, length, key);
                byte[] found = new byte[text.length];
                buf.getBytes(0, found);
                assertThat(Arrays.copyOf(found, 10 - back + length)).as("%d bytes, %d back", length, back)
                        .isEqualTo(Arrays.copyOf(expected, 10 - back + length));
                assertThat(Arrays.copyOfRange(found, 10 + length, found.length)).as("what is behind stays").isEqualTo(Arrays.copyOfRange(text, 10 + length, text.length));
                buf.release();
            }
        }
    }

    @Test
    void aSingleByteBeyondAsciiIsToldWhereverItStands() {
        for (int length : LENGTHS) {
            byte[] text = "x".repeat(length).getBytes(StandardCharsets.US_ASCII);
            assertThat(masked(text)).as("%d bytes of ASCII", length).isTrue();
            for (int at = 0; at < length; at += Math.max(1, length / 37)) {
                text[at] = (byte) 0xC3;
                assertThat(masked(text)).as("%d bytes, byte %d", length, at).isFalse();
                text[at] = 'x';
            }
        }
    }

    /** What is told of a payload when its mask comes off. */
    private static boolean masked(byte[] text) {
        ByteBuf buf = Unpooled.copiedBuffer(text);
        Mask.apply(buf, 0, 0, text.length, 0x80FF127F);
        boolean ascii = Mask.apply(buf, 0, 0, text.length, 0x80FF127F);
        buf.release();
        return ascii;
    }
}
