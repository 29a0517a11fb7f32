package org.parley.media.webrtc.internal;

import dev.onvoid.webrtc.RTCDataChannel;
import dev.onvoid.webrtc.RTCDataChannelBuffer;
import dev.onvoid.webrtc.RTCDataChannelState;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Consumer;
import org.parley.media.DataChannel;
import org.parley.media.DataChannelListener;
import org.parley.media.channel.ChannelInbox;
import org.parley.media.channel.ChannelOutbox;
import org.parley.webrtc.DetachableObserver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A binary data channel. Any thread, but for what says otherwise. */
final class WebRtcChannel implements DataChannel {
    private static final Logger LOG = LoggerFactory.getLogger(WebRtcChannel.class);
    private static final long POLL_MILLIS = 5;
    /** libwebrtc drops what has come over a channel that is closed before its new owner listens, even if only some milliseconds passed. */
    private static final long YOUNG_NANOS = 1_000_000_000L;

    private final String label;
    private final EngineThreads threads;
    private final Consumer<WebRtcChannel> gone;
    private final ChannelInbox inbox;
    private final ChannelOutbox outbox;
    private final Runnable settle;
    private RTCDataChannel channel;
    private DetachableObserver observer;
    /** Bytes that libwebrtc was given, and those of them that have left. */
    private long given;
    private long left;
    private long openedAt;
    private boolean polling;
    private boolean told;
    private boolean freed;

    /** {@code settle} waits for what native threads have under way; {@code gone} is told when all is freed. Both on the native thread. */
    WebRtcChannel(String label, EngineThreads threads, ChannelInbox inbox, Runnable settle, Consumer<WebRtcChannel> gone) {
        this.label = label;
        this.threads = threads;
        this.inbox = inbox;
        this.outbox = new ChannelOutbox(inbox::drained);
        this.settle = settle;
        this.gone = gone;
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public void listener(DataChannelListener listener) {
        inbox.listener(listener);
    }

    @Override
    public boolean send(ByteBuffer message) {
        Optional<byte[]> taken = outbox.take(message);
        return taken.isPresent() && threads.run(() -> transmit(taken.get()));
    }

    @Override
    public long bufferedBytes() {
        return outbox.queuedBytes();
    }

    @Override
    public void close() {
        if (outbox.close()) {
            threads.run(this::proceed);
        }
    }

    /** Begins to tell the listener. */
    void begin() {
        inbox.begin();
    }

    /** A message has come. */
    void arrived(byte[] message) {
        inbox.message(message);
    }

    /** A message has come and is lost, so none after it counts. */
    void overflow() {
        if (outbox.isWanted()) {
            LOG.warn("data channel {} is closed: what came over it was not read fast enough", label);
        }
        inbox.closed();
        close();
    }

    /** Takes the native channel over. Native thread, or a native callback before any other call. */
    void attach(RTCDataChannel made, Consumer<byte[]> messages) {
        channel = made;
        observer = new DetachableObserver(new BinaryObserver(() -> threads.run(this::changed), messages, this::close));
        channel.registerObserver(observer);
    }

    /** Frees all; the listener hears only of the end. Native thread only. */
    void free() {
        if (!freed) {
            release();
            inbox.abandoned();
        }
    }

    /** Looks at the state of the native channel. Native thread only. */
    void changed() {
        if (freed) {
            return;
        }
        RTCDataChannelState state = channel.getState();
        outbox.open(state == RTCDataChannelState.OPEN);
        if (outbox.isOpen() && !told) {
            told = true;
            openedAt = System.nanoTime();
            inbox.opened();
        }
        if (state == RTCDataChannelState.CLOSED) {
            settle.run();
            release();
            inbox.closed();
        }
    }

    private void transmit(byte[] bytes) {
        if (freed || channel.getState() != RTCDataChannelState.OPEN) {
            return;
        }
        try {
            channel.send(new RTCDataChannelBuffer(ByteBuffer.wrap(bytes), true));
            given += bytes.length;
            poll();
        } catch (Exception | Error e) {
            LOG.warn("data channel {} is closed, a message could not be sent: {}", label, e.getMessage());
            outbox.close();
            channel.close();
        }
    }

    /** Notes what has left, and closes when all has and nothing more is wanted. */
    private void proceed() {
        if (freed || channel == null) {
            return;
        }
        long gone = given - channel.getBufferedAmount();
        outbox.left(gone - left);
        left = gone;
        // What was taken may still wait for this thread.
        if (outbox.queuedBytes() > 0 || !outbox.isWanted() && isYoung()) {
            poll();
        } else if (!outbox.isWanted()) {
            Natives.quietly("close channel", channel::close);
        }
    }

    private boolean isYoung() {
        return told && given > 0 && System.nanoTime() - openedAt < YOUNG_NANOS;
    }

    private void poll() {
        if (!polling) {
            polling = true;
            threads.later(() -> {
                polling = false;
                proceed();
            }, POLL_MILLIS);
        }
    }

    private void release() {
        freed = true;
        outbox.end();
        if (channel != null) {
            observer.detach();
            Natives.quietly("unregister observer", channel::unregisterObserver);
            Natives.quietly("close channel", channel::close);
            Natives.quietly("dispose channel", channel::dispose);
        }
        gone.accept(this);
    }
}
