package org.parley.media.synthetic.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.parley.media.DataChannel;
import org.parley.media.DataChannelListener;
import org.parley.media.channel.ChannelInbox;

/**
 * The data channels of a session. Each side numbers those that it opens; a channel that is not known, not any more or one too many, is answered as gone, which ends
 * it at the other side too. Confined to the session's thread, but for what says otherwise.
 */
final class Channels {
    private static final int MOST = 64;
    /** Acknowledges everything: the channel is gone. */
    private static final long GONE = Long.MAX_VALUE;

    private record Key(boolean own, int number) {}

    private final Ears ears;
    private final Executor threads;
    private final SyntheticChannel.Session session;
    private final Map<Key, SyntheticChannel> all = new LinkedHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private final ByteBuffer packet = ByteBuffer.allocate(Packet.LARGEST);
    private int nextOwn;
    private int nextOther;

    Channels(Ears ears, Executor threads, SyntheticChannel.Session session) {
        this.ears = ears;
        this.threads = threads;
        this.session = session;
    }

    /** Any thread: opens one, unless there are too many. */
    Optional<DataChannel> open(String label, DataChannelListener listener) {
        if (count.incrementAndGet() > MOST) {
            count.decrementAndGet();
            return Optional.empty();
        }
        SyntheticChannel channel = new SyntheticChannel(label, session, threads, count::decrementAndGet);
        channel.listener(listener);
        channel.begin();
        session.submit(() -> {
            all.put(new Key(true, nextOwn++), channel);
            channel.request(label.getBytes(StandardCharsets.UTF_8));
            return null;
        }).whenComplete((done, failure) -> {
            if (failure != null) {
                channel.abandon();
            }
        });
        return Optional.of(channel);
    }

    /** A chunk of the other side: 1 byte whether the sender opened the channel, 4 bytes its number, 8 bytes number of the chunk, 1 byte its kind, bytes. */
    void chunk(ByteBuffer opened, Link link) {
        if (opened.remaining() < 14) {
            return;
        }
        Key key = new Key(opened.get() == 0, opened.getInt());
        long number = opened.getLong();
        byte kind = opened.get();
        byte[] bytes = new byte[opened.remaining()];
        opened.get(bytes);
        SyntheticChannel channel = all.get(key);
        if (channel == null && !key.own() && key.number() == nextOther && number == 1 && kind == ChunkStream.OPEN) {
            nextOther++;
            channel = adopt(key, new String(bytes, StandardCharsets.UTF_8));
        }
        if (channel != null) {
            channel.received(number, kind, bytes);
        } else if (key.number() >= 0 && key.number() < (key.own() ? nextOwn : nextOther)) {
            acknowledge(key, GONE, GONE, link);
        }
    }

    /** An acknowledgement: 1 byte whether its sender opened the channel, 4 bytes number, 8 bytes the chunk wanted next, 8 bytes the first not allowed yet. */
    void acknowledgement(ByteBuffer opened) {
        if (opened.remaining() != 21) {
            return;
        }
        SyntheticChannel channel = all.get(new Key(opened.get() == 0, opened.getInt()));
        if (channel == null) {
            return;
        }
        long next = opened.getLong();
        if (next == GONE) {
            channel.end();
        } else {
            channel.acknowledged(next, opened.getLong());
        }
    }

    /** Sends what is due, and lets go of channels that have ended. */
    void send(long now, long patience, Link link) {
        for (Iterator<Map.Entry<Key, SyntheticChannel>> each = all.entrySet().iterator(); each.hasNext();) {
            Map.Entry<Key, SyntheticChannel> entry = each.next();
            Key key = entry.getKey();
            SyntheticChannel channel = entry.getValue();
            if (channel.isEnded()) {
                each.remove();
                acknowledge(key, GONE, GONE, link);
                continue;
            }
            if (channel.mustAcknowledge()) {
                acknowledge(key, channel.next(), channel.limit(), link);
            }
            channel.send(now, patience, (number, kind, bytes) ->
                    link.send(header(Packet.CHANNEL, key).putLong(number).put(kind).put(bytes).flip()));
        }
    }

    /** The other side is another one, which knows none of them. */
    void startAnew() {
        end(null);
        nextOwn = 0;
        nextOther = 0;
    }

    /** Ends all; the other side is told once, if there is a link. */
    void end(Link link) {
        Map<Key, SyntheticChannel> ending = Map.copyOf(all);
        all.clear();
        ending.forEach((key, channel) -> {
            channel.abandon();
            if (link != null) {
                acknowledge(key, GONE, GONE, link);
            }
        });
    }

    private SyntheticChannel adopt(Key key, String label) {
        if (!ChannelInbox.isLabel(label)) {
            return null;
        }
        if (count.incrementAndGet() > MOST) {
            count.decrementAndGet();
            return null;
        }
        SyntheticChannel channel = new SyntheticChannel(label, session, threads, count::decrementAndGet);
        all.put(key, channel);
        ears.tell(listener -> listener.onChannel(channel));
        channel.begin();
        channel.opened();
        return channel;
    }

    private void acknowledge(Key key, long next, long limit, Link link) {
        link.send(header(Packet.CHANNEL_ACK, key).putLong(next).putLong(limit).flip());
    }

    private ByteBuffer header(byte kind, Key key) {
        return packet.clear().put(kind).put((byte) (key.own() ? 1 : 0)).putInt(key.number());
    }
}
