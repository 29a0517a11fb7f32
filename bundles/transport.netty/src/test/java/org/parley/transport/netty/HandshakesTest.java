package org.parley.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.local.LocalChannel;
import io.netty.channel.local.LocalIoHandler;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class HandshakesTest {
    private final MultiThreadIoEventLoopGroup group = new MultiThreadIoEventLoopGroup(1, LocalIoHandler.newFactory());
    private final Handshakes handshakes = new Handshakes("handshakes-test-", 1);
    private final Channel channel = new LocalChannel();
    private final Channel another = new LocalChannel();
    private final Reads reads = new Reads();
    private final Handshake handshake = handshakes.of(channel, null);

    /** Counts what is read from the socket, in place of it. */
    private static final class Reads extends ChannelOutboundHandlerAdapter {
        private int count;

        @Override
        public void read(ChannelHandlerContext ctx) {
            count++;
        }
    }

    /** Something to compute that takes until it is let go. */
    private static final class Held implements Runnable {
        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch end = new CountDownLatch(1);

        @Override
        public void run() {
            begun.countDown();
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @BeforeEach
    void open() throws InterruptedException {
        group.register(channel).sync();
        group.register(another).sync();
        channel.pipeline().addLast(reads, handshake);
    }

    @AfterEach
    void end() throws InterruptedException {
        handshakes.stop();
        group.shutdownGracefully(0, 20, TimeUnit.SECONDS).sync();
    }

    private void onLoop(Runnable what) throws InterruptedException {
        channel.eventLoop().submit(what).sync();
    }

    /** What SslHandler does when it has had too little. */
    private int readsAfterOneMore() throws InterruptedException {
        onLoop(channel::read);
        return reads.count;
    }

    @Test
    void nothingIsReadUntilTheLastComputationHasEnded() throws InterruptedException {
        Held first = new Held();
        Held second = new Held();
        assertThat(readsAfterOneMore()).isEqualTo(1);
        onLoop(() -> handshake.execute(first));
        onLoop(() -> handshake.execute(second));
        assertThat(readsAfterOneMore()).isEqualTo(1);
        first.end.countDown();
        second.begun.await();
        assertThat(readsAfterOneMore()).as("while the second goes on").isEqualTo(1);
        onLoop(() -> assertThat(handshake.isUnderWay()).isTrue());
        second.end.countDown();
        Held third = new Held(); // by the same thread, so that the second has been told of
        onLoop(() -> handshakes.of(another, null).execute(third));
        third.begun.await();
        onLoop(() -> assertThat(handshake.isUnderWay()).isFalse());
        third.end.countDown();
        assertThat(reads.count).as("of its own").isEqualTo(2);
        assertThat(channel.config().isAutoRead()).isTrue();
        assertThat(readsAfterOneMore()).isEqualTo(3);
    }

    @Test
    void itsThreadsInheritFromWhoBeganRatherThanFromAnEventLoop() throws Exception {
        InheritableThreadLocal<String> inherited = new InheritableThreadLocal<>();
        CompletableFuture<String> seen = new CompletableFuture<>();
        inherited.set("who listens");
        handshakes.begin();
        onLoop(() -> {
            inherited.set("event loop");
            handshake.execute(() -> seen.complete(inherited.get()));
        });
        assertThat(seen.get(60, TimeUnit.SECONDS)).isEqualTo("who listens");
    }

    @Test
    void theLatestIsComputedFirst() throws Exception {
        Held first = new Held();
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch both = new CountDownLatch(2);
        onLoop(() -> handshake.execute(first));
        first.begun.await();
        for (String which : List.of("second", "third")) {
            onLoop(() -> handshakes.of(another, null).execute(() -> {
                order.add(which);
                both.countDown();
            }));
        }
        first.end.countDown();
        both.await();
        assertThat(order).containsExactly("third", "second");
    }

    @Test
    void whatWaitsForNobodyGoes() throws Exception {
        Held first = new Held();
        onLoop(() -> handshake.execute(first));
        first.begun.await();
        onLoop(() -> {
            for (int i = 0; i < 100; i++) {
                handshakes.of(another, null).execute(() -> { });
            }
        });
        assertThat(handshakes.waiting()).isEqualTo(100);
        another.close().sync();
        onLoop(() -> handshake.execute(() -> { }));
        assertThat(handshakes.waiting()).isOne();
        first.end.countDown();
    }
}
