package org.parley.transport.websocket.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Utf8Test {
    private static boolean strictly(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static boolean ours(byte[] bytes) {
        ByteBuf buf = Unpooled.wrappedBuffer(bytes);
        return Utf8.isValid(buf, 0, bytes.length);
    }

    @Test
    void everyPairAndEveryTripleAfterALeadByteIsJudgedAsThePlatformDoes() {
        for (int a = 0; a < 256; a++) {
            for (int b = 0; b < 256; b++) {
                byte[] two = {(byte) a, (byte) b};
                assertThat(ours(two)).as("%x %x", a, b).isEqualTo(strictly(two));
                byte[] three = {(byte) a, (byte) b, (byte) 0xBF};
                assertThat(ours(three)).as("%x %x bf", a, b).isEqualTo(strictly(three));
                byte[] four = {(byte) a, (byte) b, (byte) 0x80, (byte) 0xBF};
                assertThat(ours(four)).as("%x %x 80 bf", a, b).isEqualTo(strictly(four));
            }
        }
    }

    @Test
    void randomTextWithARandomFlawIsJudgedAsThePlatformDoes() {
        Random random = new Random(7);
        for (int i = 0; i < 5_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int k = random.nextInt(40); k > 0; k--) {
                text.appendCodePoint(random.nextInt(4) > 0 ? 'a' + random.nextInt(26) : 0xE000 + random.nextInt(0x100000));
            }
            byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
            assertThat(ours(bytes)).isTrue();
            if (bytes.length > 0) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
                assertThat(ours(bytes)).isEqualTo(strictly(bytes));
            }
        }
    }
}
