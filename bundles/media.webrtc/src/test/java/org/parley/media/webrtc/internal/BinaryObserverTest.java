package org.parley.media.webrtc.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onvoid.webrtc.RTCDataChannelBuffer;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BinaryObserverTest {
    private final List<byte[]> messages = new ArrayList<>();
    private final AtomicInteger misuses = new AtomicInteger();
    private final BinaryObserver observer = new BinaryObserver(() -> { }, messages::add, misuses::incrementAndGet);

    @Test
    void aMessageIsCopiedSinceItsMemoryIsNative() {
        ByteBuffer data = ByteBuffer.allocateDirect(2).put(0, (byte) 1).put(1, (byte) 2);
        observer.onMessage(new RTCDataChannelBuffer(data, true));
        data.put(0, (byte) 9);
        assertThat(messages).containsExactly(new byte[] {1, 2});
    }

    @Test
    void aMessageThatIsTooLongIsMisuse() {
        observer.onMessage(new RTCDataChannelBuffer(ByteBuffer.allocate(16_384), true));
        assertThat(misuses).hasValue(0);
        observer.onMessage(new RTCDataChannelBuffer(ByteBuffer.allocate(16_385), true));
        observer.onMessage(new RTCDataChannelBuffer(ByteBuffer.allocate(200_000), false));
        assertThat(misuses).hasValue(2);
        assertThat(messages).hasSize(1);
    }

    @Test
    void textIsDropped() {
        observer.onMessage(new RTCDataChannelBuffer(ByteBuffer.allocate(10), false));
        assertThat(messages).isEmpty();
        assertThat(misuses).hasValue(0);
    }

    @Test
    void nothingEscapesIntoNativeCode() {
        BinaryObserver failing = new BinaryObserver(() -> {
            throw new AssertionError("on purpose");
        }, message -> {
            throw new AssertionError("on purpose");
        }, () -> { });
        failing.onStateChange();
        failing.onMessage(new RTCDataChannelBuffer(ByteBuffer.allocate(1), true));
    }
}
