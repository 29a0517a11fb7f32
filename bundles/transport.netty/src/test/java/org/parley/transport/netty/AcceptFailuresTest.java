package org.parley.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AcceptFailuresTest {
    private final EmbeddedChannel listening = new EmbeddedChannel();
    private final EmbeddedChannel last = new EmbeddedChannel();

    AcceptFailuresTest() {
        listening.freezeTime();
        listening.pipeline().addLast(new AcceptFailures(new Address(new Scheme("tcp", 7400, false, null, "tls"), "host", 1, null), connection -> connection == last));
    }

    @Test
    void noConnectionIsAcceptedForASecondWhenOneCouldNotBe() {
        fail();
        fail();
        assertThat(listening.config().isAutoRead()).isFalse();
        pass(AcceptFailures.PAUSE_MILLIS - 1);
        assertThat(listening.config().isAutoRead()).isFalse();
        pass(1);
        assertThat(listening.config().isAutoRead()).isTrue();
    }

    @Test
    void afterAFurtherFailureThereIsAFurtherPause() {
        fail();
        pass(AcceptFailures.PAUSE_MILLIS);
        fail();
        assertThat(listening.config().isAutoRead()).isFalse();
        pass(AcceptFailures.PAUSE_MILLIS);
        assertThat(listening.config().isAutoRead()).isTrue();
    }

    @Test
    void aConnectionThatHasTakenOneOfTheLastFilesIsClosedAndNoOtherAcceptedForASecond() {
        EmbeddedChannel other = new EmbeddedChannel();
        assertThat(listening.writeInbound(other)).isTrue();
        assertThat(listening.<Object>readInbound()).isSameAs(other);
        assertThat(listening.writeInbound(last)).isFalse();
        assertThat(last.isOpen()).isFalse();
        assertThat(other.isOpen()).isTrue();
        assertThat(listening.config().isAutoRead()).isFalse();
        pass(AcceptFailures.PAUSE_MILLIS);
        assertThat(listening.config().isAutoRead()).isTrue();
    }

    private void fail() {
        listening.pipeline().fireExceptionCaught(new IOException("accept(..) failed with error(-24): Too many open files"));
    }

    private void pass(long millis) {
        listening.advanceTimeBy(millis, TimeUnit.MILLISECONDS);
        listening.runScheduledPendingTasks();
    }
}
