package org.parley.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class NettyFrameTest {
    private final ByteBuf buf = Unpooled.copiedBuffer("----text", StandardCharsets.US_ASCII);

    /** Writes a header of one letter, repeated. */
    private static class Letters implements Framing {
        private final char letter;
        private final int count;

        Letters(char letter, int count) {
            this.letter = letter;
            this.count = count;
        }

        @Override
        public int headerBytes(int length) {
            return count;
        }

        @Override
        public void setHeader(ByteBuf out, int index, int length) {
            for (int i = 0; i < count; i++) {
                out.setByte(index + i, letter);
            }
        }

        @Override
        public int unitBytes(ByteBuf in, Incoming to) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void unit(ByteBuf in, int bytes, Incoming to) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean insideMessage() {
            return false;
        }

        @Override
        public boolean masksPayload() {
            return false;
        }

        @Override
        public void maskPayload(ByteBuf out, int index, int length) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ByteBuf farewell(boolean leaving) {
            return null;
        }

        @Override
        public void release() {}
    }

    private static final class Others extends Letters {
        Others() {
            super('b', 2);
        }
    }

    private String bytes() {
        return buf.toString(StandardCharsets.US_ASCII);
    }

    @Test
    void theFirstHeaderTakesTheRoomAndAnotherFormDoesNotOverwriteIt() {
        NettyFrame frame = new NettyFrame(buf, 4, 4, 4);
        assertThat(frame.putHeader(new Letters('a', 3))).isTrue();
        assertThat(bytes()).isEqualTo("-aaatext");
        assertThat(frame.putHeader(new Others())).isFalse();
        assertThat(frame.putHeader(new Letters('a', 3))).isTrue();
        assertThat(bytes()).isEqualTo("-aaatext");
    }

    @Test
    void aHeaderThatDoesNotFitIsNotPut() {
        NettyFrame frame = new NettyFrame(buf, 4, 4, 2);
        assertThat(frame.putHeader(new Letters('a', 3))).isFalse();
        assertThat(bytes()).isEqualTo("----text");
        assertThat(frame.putHeader(new Others())).isTrue();
        assertThat(bytes()).isEqualTo("--bbtext");
    }

    @Test
    void theBytesAreAReadOnlyViewOfThePayloadAlone() {
        NettyFrame frame = new NettyFrame(buf, 4, 4, 4);
        assertThat(frame.bytes().isReadOnly()).isTrue();
        assertThat(frame.bytes().position()).isZero();
        assertThat(frame.bytes().capacity()).isEqualTo(4);
        assertThat(StandardCharsets.US_ASCII.decode(frame.bytes()).toString()).isEqualTo("text");
    }
}
