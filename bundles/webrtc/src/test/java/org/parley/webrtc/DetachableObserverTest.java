package org.parley.webrtc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onvoid.webrtc.RTCDataChannelBuffer;
import dev.onvoid.webrtc.RTCDataChannelObserver;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DetachableObserverTest {
    private final List<Object> heard = new ArrayList<>();
    private final RTCDataChannelBuffer message = new RTCDataChannelBuffer(ByteBuffer.allocate(1), false);

    @Test
    void everythingIsHandedOnUntilItIsDetached() {
        DetachableObserver observer = new DetachableObserver(recorder(false));
        observer.onStateChange();
        observer.onMessage(message);
        observer.onBufferedAmountChange(7);
        assertThat(heard).containsExactly("state", message, 7L);
        observer.detach();
        observer.onStateChange();
        observer.onMessage(message);
        assertThat(heard).hasSize(3);
    }

    @Test
    void nothingEscapes() {
        DetachableObserver observer = new DetachableObserver(recorder(true));
        observer.onStateChange();
        observer.onMessage(message);
        observer.onBufferedAmountChange(7);
        assertThat(heard).hasSize(3);
    }

    private RTCDataChannelObserver recorder(boolean fails) {
        return new RTCDataChannelObserver() {
            @Override
            public void onBufferedAmountChange(long previous) {
                hear(previous);
            }

            @Override
            public void onStateChange() {
                hear("state");
            }

            @Override
            public void onMessage(RTCDataChannelBuffer buffer) {
                hear(buffer);
            }

            private void hear(Object what) {
                heard.add(what);
                if (fails) {
                    throw new AssertionError("on purpose");
                }
            }
        };
    }
}
