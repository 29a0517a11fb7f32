package org.parley.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.AbstractByteBufAllocator;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parley.transport.CloseReason;
import org.parley.transport.ConnectionListener;
import org.parley.transport.Frame;
import org.parley.transport.FramingError;

class OutboxTest {
    private static final int MAX_BYTES = 1_000;

    private final EmbeddedChannel channel = new EmbeddedChannel(new ChannelInboundHandlerAdapter());
    private final Loop loop = new Loop(channel.eventLoop(), Duration.ofDays(1));
    private final Framing framing = new Letters('a', 1);
    private final NettyConnection owner =
        new NettyConnection(channel, null, loop, framing, new Limits(Duration.ofDays(1), MAX_BYTES, MAX_BYTES), false, "", 0);
    private final Outbox outbox = new Outbox(owner, loop, framing, channel.alloc(), MAX_BYTES);
    private int drained;

    @BeforeEach
    void attach() {
        owner.tell(new ConnectionListener() {
            @Override
            public void onMessage(Frame frame) {
                throw new AssertionError("nothing is read here");
            }

            @Override
            public void onBroken(FramingError error) {
                throw new AssertionError("nothing is read here");
            }

            @Override
            public void onDrained() {
                drained++;
            }

            @Override
            public void onClosed(CloseReason reason) {
                throw new AssertionError(reason.toString());
            }
        });
        outbox.attach(channel.pipeline().firstContext());
    }

    @AfterEach
    void free() {
        outbox.close();
        channel.releaseOutbound();
    }

    /** As a sweep sees it, so many seconds after the first. */
    private long stalledSeconds(long at) {
        return TimeUnit.NANOSECONDS.toSeconds(outbox.stalledNanos(TimeUnit.SECONDS.toNanos(at)));
    }

    @Test
    void whatIsSentAllTheTimeIsNotStalledThoughEachSweepFindsSomethingUnsent() {
        for (int second = 0; second < 60; second++) {
            outbox.offer(Frame.of("x"));
            assertThat(outbox.unsent()).isEqualTo(2);
            assertThat(stalledSeconds(second)).as("after %s s", second).isZero();
            loop.flush();
        }
        assertThat(drained).isEqualTo(60);
        assertThat(channel.outboundMessages()).hasSize(60);
    }

    @Test
    void whatDoesNotGoOutIsStalledSinceTheFirstSweepThatFoundIt() {
        outbox.offer(Frame.of("x"));
        assertThat(stalledSeconds(0)).isZero();
        outbox.offer(Frame.of("y"));
        assertThat(stalledSeconds(7)).isEqualTo(7);
        loop.flush();
        assertThat(stalledSeconds(8)).isZero();
    }

    @Test
    void whatThereWasNoMemoryForDoesNotCountAsUnsent() {
        ByteBufAllocator full = new AbstractByteBufAllocator(true) {
            @Override
            protected ByteBuf newHeapBuffer(int initialCapacity, int maxCapacity) {
                throw new OutOfMemoryError("none left");
            }

            @Override
            protected ByteBuf newDirectBuffer(int initialCapacity, int maxCapacity) {
                throw new OutOfMemoryError("none left");
            }

            @Override
            public boolean isDirectBufferPooled() {
                return false;
            }
        };
        Outbox starving = new Outbox(owner, loop, framing, full, MAX_BYTES);
        assertThatThrownBy(() -> starving.offer(Frame.of("x"))).hasMessage("none left");
        assertThat(starving.unsent()).isZero();
        starving.close();
    }
}
