package org.parley.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.socket.DuplexChannel;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SocketsTest {
    private final Duplex channel = new Duplex();

    /** A channel whose time stands still until it is told. */
    private static final class Duplex extends EmbeddedChannel implements DuplexChannel {
        private boolean outputShutdown;

        Duplex() {
            freezeTime();
        }

        void pass(long millis) {
            advanceTimeBy(millis, TimeUnit.MILLISECONDS);
            runPendingTasks();
        }

        @Override
        public ChannelFuture shutdownOutput() {
            return shutdownOutput(newPromise());
        }

        @Override
        public ChannelFuture shutdownOutput(ChannelPromise promise) {
            outputShutdown = true;
            return promise.setSuccess();
        }

        @Override
        public boolean isOutputShutdown() {
            return outputShutdown;
        }

        @Override
        public boolean isInputShutdown() {
            return false;
        }

        @Override
        public ChannelFuture shutdownInput() {
            throw new UnsupportedOperationException();
        }

        @Override
        public ChannelFuture shutdownInput(ChannelPromise promise) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isShutdown() {
            return false;
        }

        @Override
        public ChannelFuture shutdown() {
            throw new UnsupportedOperationException();
        }

        @Override
        public ChannelFuture shutdown(ChannelPromise promise) {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void lingeringShutsWritingDownAtOnceAndReadsOnForASecond() {
        Sockets.linger(channel);
        channel.runPendingTasks();
        assertThat(channel.isOutputShutdown()).isTrue();
        channel.pass(999);
        assertThat(channel.isOpen()).isTrue();
        channel.pass(1);
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void lingeringLeavesNothingBehindWhenTheOtherSideCloses() {
        Sockets.linger(channel);
        channel.close();
        channel.runPendingTasks();
        // no task is left
        assertThat(channel.runScheduledPendingTasks()).isEqualTo(-1);
    }

    @Test
    void closingIsAtOnce() {
        Sockets.close(channel);
        assertThat(channel.isOpen()).isFalse();
    }
}
