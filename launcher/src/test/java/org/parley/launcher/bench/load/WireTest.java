package org.parley.launcher.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 125, 126, 2_000, 65_535, 65_536})
    void aMessageIsFoundOnceItIsWhole(int length) {
        byte[] message = new byte[length];
        Arrays.fill(message, (byte) 'm');
        for (Wire wire : Wire.values()) {
            byte[] stream = fromServer(wire, message);
            assertThat(wire.next(ByteBuffer.wrap(stream, 0, stream.length - 1))).isEqualTo(-1);
            assertThat(wire.next(ByteBuffer.wrap(stream, 0, 1))).isEqualTo(-1);
            ByteBuffer in = ByteBuffer.wrap(stream);
            assertThat(wire.next(in)).isEqualTo(length);
            assertThat(in.slice()).isEqualTo(ByteBuffer.wrap(message));
        }
    }

    /** What is framed for a server, without what only a client does: the mask. */
    private static byte[] fromServer(Wire wire, byte[] message) {
        byte[] framed = wire.frame(message);
        if (wire == Wire.TCP) {
            return framed;
        }
        int header = framed.length - message.length - 4;
        ByteBuffer out = ByteBuffer.allocate(header + message.length).put(framed, 0, header).put(message);
        out.put(1, (byte) (framed[1] & 0x7F));
        for (int i = 0; i < message.length; i++) {
            assertThat(framed[header + 4 + i] ^ framed[header + (i & 3)]).isEqualTo(message[i]);
        }
        return out.array();
    }
}
