package org.parley.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class NettyFrameTest {
    private final ByteBuf buf = Unpooled.copiedBuffer("----text", StandardCharsets.US_ASCII);

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
