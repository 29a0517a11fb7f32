package org.parley.media.webrtc.internal;

import dev.onvoid.webrtc.RTCDataChannelBuffer;
import dev.onvoid.webrtc.RTCDataChannelObserver;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears a data channel on native threads. */
final class ChannelObserver implements RTCDataChannelObserver {
    /** The longest text, in bytes of UTF-8. */
    static final int MOST_BYTES = 16_384;

    private static final Logger LOG = LoggerFactory.getLogger(ChannelObserver.class);

    private final Runnable state;
    private final Consumer<String> texts;

    ChannelObserver(Runnable state, Consumer<String> texts) {
        this.state = state;
        this.texts = texts;
    }

    @Override
    public void onBufferedAmountChange(long previous) {}

    @Override
    public void onStateChange() {
        Natives.callback("channel state", state::run);
    }

    @Override
    public void onMessage(RTCDataChannelBuffer message) {
        Natives.callback("channel text", () -> take(message));
    }

    private void take(RTCDataChannelBuffer message) {
        ByteBuffer data = message.data;
        if (message.binary || data.remaining() > MOST_BYTES) {
            LOG.debug("dropped a message of {} bytes, binary {}", data.remaining(), message.binary);
            return;
        }
        try {
            texts.accept(StandardCharsets.UTF_8.newDecoder().decode(data).toString());
        } catch (CharacterCodingException e) {
            LOG.debug("dropped a message that is not UTF-8");
        }
    }
}
