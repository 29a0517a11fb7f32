package org.parley.media.webrtc.internal;

import dev.onvoid.webrtc.RTCDataChannel;
import dev.onvoid.webrtc.RTCDataChannelBuffer;
import dev.onvoid.webrtc.RTCDataChannelState;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.parley.media.DataChannel;
import org.parley.media.DataChannelListener;
import org.parley.media.channel.ChannelInbox;
import org.parley.webrtc.DetachableObserver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A binary data channel. Any thread, but for what says otherwise. */
final class WebRtcChannel implements DataChannel {
    private static final Logger LOG = LoggerFactory.getLogger(WebRtcChannel.class);
    private static final long MOST_BUFFERED = 4 * 1024 * 1024;
    private static final long DRAINED = 256 * 1024;
    private static final long POLL_MILLIS = 5;
    /** libwebrtc drops what has come over a channel that is closed before its new owner listens, even if only some milliseconds passed. */
    private static final long YOUNG_NANOS = 1_000_000_000L;

    private final String label;
    private final EngineThreads threads;
    private final Consumer<WebRtcChannel> gone;
    private final ChannelInbox inbox;
    private final Runnable settle;
    /** Given to {@link #send} and not gone yet. */
    private final AtomicLong buffered = new AtomicLong();
    private volatile boolean open;
    private volatile boolean wanted = true;
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
        int bytes = message.remaining();
        if (bytes > MOST_BYTES) {
            throw new IllegalArgumentException("a message has at most " + MOST_BYTES + " bytes, this one has " + bytes);
        }
        if (!open || !wanted) {
            return false;
        }
        if (buffered.addAndGet(bytes) > MOST_BUFFERED) {
            buffered.addAndGet(-bytes);
            return false;
        }
        byte[] copy = new byte[bytes];
        message.duplicate().get(copy);
        return threads.run(() -> transmit(copy));
    }

    @Override
    public long bufferedBytes() {
        return buffered.get();
    }

    @Override
    public void close() {
        if (wanted) {
            wanted = false;
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
        if (wanted) {
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
        open = state == RTCDataChannelState.OPEN;
        if (open && !told) {
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
            wanted = false;
            channel.close();
        }
    }

    /** Notes what has left, and closes when all has and nothing more is wanted. */
    private void proceed() {
        if (freed || channel == null) {
            return;
        }
        long gone = given - channel.getBufferedAmount();
        long before = buffered.getAndAdd(left - gone);
        if (before > DRAINED && before + left - gone <= DRAINED) {
            inbox.drained();
        }
        left = gone;
        if (given > left || !wanted && isYoung()) {
            poll();
        } else if (!wanted) {
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
        open = false;
        buffered.set(0);
        if (channel != null) {
            observer.detach();
            Natives.quietly("unregister observer", channel::unregisterObserver);
            Natives.quietly("close channel", channel::close);
            Natives.quietly("dispose channel", channel::dispose);
        }
        gone.accept(this);
    }
}
