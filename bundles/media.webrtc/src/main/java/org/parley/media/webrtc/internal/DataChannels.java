package org.parley.media.webrtc.internal;

import dev.onvoid.webrtc.RTCDataChannel;
import dev.onvoid.webrtc.RTCDataChannelInit;
import dev.onvoid.webrtc.RTCPeerConnection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.parley.media.DataChannel;
import org.parley.media.DataChannelListener;
import org.parley.media.channel.ChannelInbox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The binary data channels of a session. Native thread only, but for {@link #open}. SCTP in libwebrtc acknowledges what it has handed over, so a slow reader does not slow
 * the other side: what it leaves unread, in all channels together, is bounded, and the channel that goes beyond is closed.
 */
final class DataChannels {
    private static final Logger LOG = LoggerFactory.getLogger(DataChannels.class);
    private static final int MOST = 64;
    private static final long MOST_UNREAD = 32 * 1024 * 1024;

    private final EngineThreads threads;
    private final SessionEvents events;
    private final Executor readers;
    private final Set<WebRtcChannel> all = new LinkedHashSet<>();
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicLong unread = new AtomicLong();
    private RTCPeerConnection connection;
    private boolean freed;

    DataChannels(EngineThreads threads, SessionEvents events, Executor readers) {
        this.threads = threads;
        this.events = events;
        this.readers = readers;
    }

    /** Whose channels these are. */
    void use(RTCPeerConnection owner) {
        connection = owner;
    }

    /** Makes a channel; empty when there are too many. Any thread. */
    Optional<DataChannel> open(String label, DataChannelListener listener) {
        if (count.incrementAndGet() > MOST) {
            count.decrementAndGet();
            return Optional.empty();
        }
        WebRtcChannel channel = channel(label);
        channel.listener(listener);
        channel.begin();
        return threads.run(() -> make(channel)) ? Optional.of(channel) : Optional.empty();
    }

    /**
     * Takes a channel that the other side made; one that is not what a channel must be, or too many, is closed. In the native callback that brings it: what arrives before it is
     * listened to is lost if the channel closes meanwhile.
     */
    void adopt(RTCDataChannel made) {
        String label = made.getLabel();
        if (count.incrementAndGet() > MOST || !ChannelInbox.isLabel(label) || !made.isReliable() || !made.isOrdered()) {
            count.decrementAndGet();
            threads.run(() -> refuse(made));
            return;
        }
        WebRtcChannel channel = channel(label);
        channel.attach(made, messages(channel));
        threads.run(() -> begin(channel));
    }

    void free() {
        freed = true;
        List.copyOf(all).forEach(WebRtcChannel::free);
    }

    private WebRtcChannel channel(String label) {
        return new WebRtcChannel(label, threads, new ChannelInbox(readers, cost -> unread.addAndGet(-cost)), this::settle, channel -> {
            all.remove(channel);
            count.decrementAndGet();
        });
    }

    private void refuse(RTCDataChannel made) {
        LOG.debug("a data channel of the other side is refused");
        Natives.quietly("close channel", made::close);
        Natives.quietly("dispose channel", made::dispose);
    }

    private void begin(WebRtcChannel channel) {
        if (freed) {
            channel.free();
            return;
        }
        all.add(channel);
        events.channel(channel, channel::begin);
        channel.changed();
    }

    private void make(WebRtcChannel channel) {
        if (freed) {
            channel.free();
            return;
        }
        all.add(channel);
        try {
            channel.attach(connection.createDataChannel(channel.label(), new RTCDataChannelInit()), messages(channel));
            channel.changed();
        } catch (Exception | Error e) {
            LOG.warn("data channel {} cannot be made: {}", channel.label(), e.getMessage());
            channel.free();
        }
    }

    /** Waits until what native threads have posted to each other so far is done: messages do not come after that. */
    private void settle() {
        connection.getSignalingState();
    }

    private Consumer<byte[]> messages(WebRtcChannel channel) {
        return message -> {
            int cost = ChannelInbox.cost(message.length);
            if (unread.addAndGet(cost) <= MOST_UNREAD) {
                channel.arrived(message);
            } else {
                unread.addAndGet(-cost);
                channel.overflow();
            }
        };
    }
}
