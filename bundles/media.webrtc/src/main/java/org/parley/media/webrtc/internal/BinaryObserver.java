package org.parley.media.webrtc.internal;

import dev.onvoid.webrtc.RTCDataChannelBuffer;
import dev.onvoid.webrtc.RTCDataChannelObserver;
import java.util.function.Consumer;
import org.parley.media.DataChannel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears a binary data channel on native threads. */
final class BinaryObserver implements RTCDataChannelObserver {
    private static final Logger LOG = LoggerFactory.getLogger(BinaryObserver.class);

    private final Runnable state;
    private final Consumer<byte[]> messages;
    private final Runnable misuse;

    /** {@code misuse} is told of a message that is too long; texts are dropped. */
    BinaryObserver(Runnable state, Consumer<byte[]> messages, Runnable misuse) {
        this.state = state;
        this.messages = messages;
        this.misuse = misuse;
    }

    @Override
    public void onBufferedAmountChange(long previous) {}

    @Override
    public void onStateChange() {
        Natives.callback("channel state", state::run);
    }

    @Override
    public void onMessage(RTCDataChannelBuffer message) {
        Natives.callback("channel message", () -> take(message));
    }

    private void take(RTCDataChannelBuffer message) {
        int bytes = message.data.remaining();
        if (bytes > DataChannel.MOST_BYTES) {
            LOG.debug("the other side sent a message of {} bytes", bytes);
            misuse.run();
        } else if (message.binary) {
            byte[] copy = new byte[bytes];
            message.data.get(copy);
            messages.accept(copy);
        }
    }
}
