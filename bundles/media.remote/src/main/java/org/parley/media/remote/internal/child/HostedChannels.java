package org.parley.media.remote.internal.child;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Data channels by number: positive as the client chose, negative for those of other sides. Any thread. */
final class HostedChannels {
    private final Outbox outbox;
    private final Map<Integer, HostedChannel> channels = new ConcurrentHashMap<>();
    private final AtomicInteger ofOtherSides = new AtomicInteger();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(work -> ChildMain.daemon("parley-child-channels-1", work));

    HostedChannels(Outbox outbox) {
        this.outbox = outbox;
    }

    HostedChannel add(int session, int number) {
        HostedChannel channel = new HostedChannel(session, number, outbox, clock, () -> channels.remove(number));
        channels.put(number, channel);
        return channel;
    }

    HostedChannel addOfOtherSide(int session) {
        return add(session, ofOtherSides.decrementAndGet());
    }

    void remove(int number) {
        channels.remove(number);
    }

    /** A session has ended. */
    void end(int session) {
        channels.values().stream().filter(channel -> channel.session() == session).forEach(HostedChannel::end);
        channels.values().removeIf(channel -> channel.session() == session);
    }

    void with(int number, Consumer<HostedChannel> action) {
        HostedChannel channel = channels.get(number);
        if (channel != null) {
            action.accept(channel);
        }
    }
}
