package org.parley.media.webrtc.internal;

import dev.onvoid.webrtc.RTCDataChannel;
import dev.onvoid.webrtc.RTCDataChannelBuffer;
import dev.onvoid.webrtc.RTCDataChannelInit;
import dev.onvoid.webrtc.RTCDataChannelState;
import dev.onvoid.webrtc.RTCPeerConnection;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.parley.webrtc.DetachableObserver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Text over the data channel {@code parley}. Native thread only, but for {@link #send}. There may be two channels when first offers crossed: what comes over either is taken. */
final class DataLink {
    /** Name of the channel. */
    static final String LABEL = "parley";

    private static final Logger LOG = LoggerFactory.getLogger(DataLink.class);
    private static final int MOST_LINES = 2;
    private static final long POLL_MILLIS = 5;
    private static final long RECENT_NANOS = 2_000_000_000L;

    private record Line(RTCDataChannel channel, DetachableObserver observer) {}

    private final EngineThreads threads;
    private final SessionEvents events;
    private final List<Line> lines = new ArrayList<>();
    private volatile boolean open;
    private boolean told;
    private boolean freed;
    private boolean sent;
    private long lastSent;

    DataLink(EngineThreads threads, SessionEvents events) {
        this.threads = threads;
        this.events = events;
    }

    /** Makes the channel unless there is one. */
    void create(RTCPeerConnection connection) {
        if (lines.isEmpty()) {
            add(listen(connection.createDataChannel(LABEL, new RTCDataChannelInit())));
        }
    }

    /**
     * Takes a channel that the other side made; too many are closed. In the native callback that brings it: what arrives before it is listened to is lost if the channel closes
     * meanwhile.
     */
    void adopt(RTCDataChannel channel) {
        Line line = listen(channel);
        threads.run(() -> {
            if (freed || lines.size() >= MOST_LINES) {
                free(line);
            } else {
                add(line);
            }
        });
    }

    /** Sends text, or says that it cannot. Any thread. */
    boolean send(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return open && bytes.length <= ChannelObserver.MOST_BYTES && threads.run(() -> transmit(bytes));
    }

    /**
     * Gives what was sent some time to arrive: until all has left, and then until the other side has closed its end, which it does when it has all
     * (RFC 8831, 6.7). Runs {@code then} at the end.
     */
    void finish(long millis, Runnable then) {
        open = false;
        Line line = openLine();
        if (line == null || !sent || System.nanoTime() - lastSent > RECENT_NANOS && line.channel.getBufferedAmount() == 0) {
            then.run();
        } else {
            poll(line.channel, System.nanoTime() + millis * 1_000_000, then);
        }
    }

    void free() {
        open = false;
        freed = true;
        lines.forEach(DataLink::free);
        lines.clear();
    }

    private static void free(Line line) {
        line.observer.detach();
        Natives.quietly("unregister observer", line.channel::unregisterObserver);
        Natives.quietly("close channel", line.channel::close);
        Natives.quietly("dispose channel", line.channel::dispose);
    }

    private Line listen(RTCDataChannel channel) {
        DetachableObserver observer = new DetachableObserver(new ChannelObserver(() -> threads.run(this::changed), events::data));
        channel.registerObserver(observer);
        return new Line(channel, observer);
    }

    private void add(Line line) {
        lines.add(line);
        changed();
    }

    private void changed() {
        open = !freed && openLine() != null;
        if (open && !told) {
            told = true;
            events.dataOpen();
        }
    }

    private Line openLine() {
        for (Line line : lines) {
            if (line.channel.getState() == RTCDataChannelState.OPEN) {
                return line;
            }
        }
        return null;
    }

    private void transmit(byte[] bytes) {
        Line line = openLine();
        if (line == null) {
            LOG.debug("text is lost, the channel has closed");
            return;
        }
        try {
            line.channel.send(new RTCDataChannelBuffer(ByteBuffer.wrap(bytes), false));
            sent = true;
            lastSent = System.nanoTime();
        } catch (Exception | Error e) {
            LOG.warn("text could not be sent: {}", e.getMessage());
        }
    }

    private void poll(RTCDataChannel channel, long end, Runnable then) {
        if (freed || System.nanoTime() > end || channel.getState() == RTCDataChannelState.CLOSED) {
            then.run();
            return;
        }
        if (channel.getState() == RTCDataChannelState.OPEN && channel.getBufferedAmount() == 0) {
            channel.close();
        }
        threads.later(() -> poll(channel, end, then), POLL_MILLIS);
    }
}
