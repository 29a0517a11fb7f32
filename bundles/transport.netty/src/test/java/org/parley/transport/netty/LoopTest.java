package org.parley.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.parley.transport.CloseReason;
import org.parley.transport.ConnectionListener;
import org.parley.transport.Frame;
import org.parley.transport.FramingError;

/** What the connections of a loop do to each other. */
class LoopTest {
    private final EmbeddedChannel first = new EmbeddedChannel();
    private final Loop loop = new Loop(first.eventLoop(), Duration.ofDays(1));

    /** Each byte is a message. */
    private static final class Bytes extends Letters {
        Bytes() {
            super('a', 1);
        }

        @Override
        public int unitBytes(ByteBuf in, Incoming to) {
            return 1;
        }

        @Override
        public void unit(ByteBuf in, int bytes, Incoming to) {
            to.message(in, in.readerIndex(), 1, 0);
        }
    }

    private final class Side implements ConnectionListener {
        final EmbeddedChannel channel = new EmbeddedChannel();
        final NettyConnection connection = new NettyConnection(channel, null, loop, new Bytes(), new Limits(Duration.ofDays(1), 1_000, 1_000), false, "", 0);
        final List<String> messages = new ArrayList<>();
        Consumer<Side> onMessage = side -> { };
        Runnable onDrained = () -> { };

        Side() {
            connection.tell(this);
            channel.pipeline().addLast(connection);
        }

        /** Something has come. */
        ByteBuf comes(String bytes) {
            ByteBuf read = Unpooled.copiedBuffer(bytes, StandardCharsets.US_ASCII);
            channel.pipeline().fireChannelRead(read);
            return read;
        }

        @Override
        public void onMessage(Frame frame) {
            messages.add(StandardCharsets.US_ASCII.decode(frame.bytes()).toString());
            onMessage.accept(this);
        }

        @Override
        public void onBroken(FramingError error) {
            throw new AssertionError(error);
        }

        @Override
        public void onDrained() {
            onDrained.run();
        }

        @Override
        public void onClosed(CloseReason reason) {
            messages.add("closed");
        }
    }

    /** As when there is no memory for a text either. */
    private static final class Speechless extends Error {
        private static final long serialVersionUID = 1;

        @Override
        public String getMessage() {
            throw this;
        }
    }

    private void turn() {
        try {
            first.runPendingTasks();
        } catch (Speechless e) {
            throw new AssertionError("a task of the loop failed"); // without a cause, of which nobody could read the text
        }
    }

    @Test
    void whoFailsBeyondWordsCostsTheOthersNothing() {
        Side failing = new Side();
        Side other = new Side();
        failing.onMessage = side -> {
            throw new Speechless();
        };
        List<ByteBuf> reads = List.of(failing.comes("x"), other.comes("ab"));
        turn();
        assertThat(other.messages).containsExactly("a", "b");
        assertThat(failing.messages).containsExactly("x", "closed");
        assertThat(reads).allSatisfy(read -> assertThat(read.refCnt()).isZero());
        other.comes("c");
        turn();
        assertThat(other.messages).containsExactly("a", "b", "c");
    }

    @Test
    void aWriteThatFailsWhileSomethingThatCameWaitsLosesNothingOfWhatOthersSend() {
        Side broken = new Side();
        broken.channel.pipeline().addFirst(new ChannelOutboundHandlerAdapter() {
            @Override
            public void flush(ChannelHandlerContext ctx) {
                ctx.fireExceptionCaught(new IOException("reset, on purpose"));
            }
        });
        Side other = new Side();
        Side asking = new Side();
        asking.onMessage = side -> side.connection.send(Frame.of("answer"));
        other.onDrained = () -> {
            other.onDrained = () -> { };
            other.connection.send(Frame.of("second"));
        };
        broken.connection.send(Frame.of("lost"));
        other.connection.send(Frame.of("first"));
        asking.comes("?");
        turn();
        assertThat(broken.messages).containsExactly("closed");
        assertThat(sent(asking)).containsExactly("aanswer");
        assertThat(sent(other)).containsExactly("afirst", "asecond");
    }

    private static List<String> sent(Side side) {
        return side.channel.outboundMessages().stream().map(message -> ((ByteBuf) message).toString(StandardCharsets.US_ASCII)).toList();
    }
}
