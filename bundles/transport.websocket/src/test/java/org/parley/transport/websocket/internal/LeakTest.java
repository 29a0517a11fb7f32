package org.parley.transport.websocket.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.netty.util.ResourceLeakDetector;
import io.netty.util.ResourceLeakDetector.Level;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parley.transport.Connection;
import org.parley.transport.Frame;
import org.parley.transport.Recorder;

/** However a connection ends, its buffers are given back. */
class LeakTest extends WireTest {
    private final Queue<String> leaks = new ConcurrentLinkedQueue<>();
    private Level before;

    @BeforeEach
    void watch() {
        before = ResourceLeakDetector.getLevel();
        ResourceLeakDetector.setLevel(Level.PARANOID);
        ByteBufUtil.setLeakListener((type, records) -> leaks.add(records));
    }

    @AfterEach
    void unwatch() {
        ByteBufUtil.setLeakListener(null);
        ResourceLeakDetector.setLevel(before);
    }

    /** Leaks are found when their buffer was collected and the next one is allocated. */
    private void collect(boolean untilFound) throws InterruptedException {
        for (int i = 0; i < (untilFound ? 500 : 10) && leaks.isEmpty(); i++) {
            System.gc();
            ByteBufAllocator.DEFAULT.buffer(16).release();
            new CountDownLatch(1).await(10, TimeUnit.MILLISECONDS);
        }
    }

    @Test
    void buffersAreFreedHoweverAConnectionEnds() throws Exception {
        for (int i = 0; i < 3; i++) {
            endsInTheMiddleOf(WebSocketPeer.masked(0x01, "the first fragment and no more"));
            endsInTheMiddleOf(new byte[] {(byte) 0x81, (byte) 0xFE, 0x10});
            endsInTheMiddleOf(WebSocketPeer.masked(0x82, "binary"));
            endsInTheMiddleOf(WebSocketPeer.masked(0x81, (byte) 0xC0));
            endsInTheMiddleOf(WebSocketPeer.masked(0x88, (byte) 3, (byte) 0xE8));
            isFloodedAndLost();
            forwardsAndCloses();
        }
        transport.deactivate();
        collect(false);
        assertThat(leaks).isEmpty();
    }

    @Test
    void aLeakWouldBeFound() throws Exception {
        ByteBufAllocator.DEFAULT.buffer(16);
        collect(true);
        assertThat(leaks).isNotEmpty();
    }

    private void endsInTheMiddleOf(byte[] wire) throws Exception {
        try (WebSocketPeer peer = peer()) {
            peer.write(WebSocketPeer.masked(0x81, "whole"));
            peer.write(wire);
            assertThat(accepted().message()).isEqualTo("whole");
            connection().finish();
        }
    }

    private void isFloodedAndLost() throws Exception {
        try (WebSocketPeer peer = peer()) {
            Recorder recorder = accepted();
            Connection connection = connection();
            Frame frame = Frame.of("f".repeat(60_000));
            while (connection.send(frame)) {
                continue;
            }
            recorder.closedAfterAll();
            assertThat(connection.send(frame)).isFalse();
        }
    }

    /** To a target that reads nothing, so that some are slices and some are copies; and is closed in between. */
    private void forwardsAndCloses() throws Exception {
        try (WebSocketPeer target = peer(); WebSocketPeer source = peer()) {
            accepted();
            Connection to = connection();
            Connection second = connection();
            Recorder recorder = accepted().then(frame -> {
                to.send(frame);
                second.send(frame);
                if (frame.length() == 1) {
                    to.close();
                    second.finish();
                }
            });
            for (int i = 0; i < 30; i++) {
                source.write(WebSocketPeer.masked(0x81, "g".repeat(20_000)));
            }
            source.write(WebSocketPeer.masked(0x81, "."));
            recorder.closedAfterAll();
        }
    }
}
