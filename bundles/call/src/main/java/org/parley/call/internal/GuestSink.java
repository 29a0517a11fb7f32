package org.parley.call.internal;

import org.parley.health.Courier;
import org.parley.health.Couriers;
import org.parley.media.VideoFrame;
import org.parley.media.VideoSink;
import org.parley.media.source.I420;

/** Shows a copy of the latest picture to the sink of somebody else's bundle, on a thread lent to that: an engine must not wait for it, nor read of a picture that it has released. */
final class GuestSink implements VideoSink {
    private final Courier<I420> courier;
    private I420 copy;

    private GuestSink(Courier<I420> courier) {
        this.courier = courier;
    }

    /** The sink itself where it is one of ours; null stays null. */
    static VideoSink of(VideoSink sink, Couriers couriers) {
        return sink == null || !Couriers.isGuest(sink.getClass()) ? sink : new GuestSink(couriers.to(sink.getClass(), sink::onFrame));
    }

    /** While the sink has one in hand the next ones are dropped, so that one copy does. */
    @Override
    public synchronized void onFrame(VideoFrame frame) {
        if (!courier.isIdle()) {
            return;
        }
        if (copy == null || copy.width() != frame.width() || copy.height() != frame.height()) {
            copy = new I420(frame.width(), frame.height());
        }
        copy.copyFrom(frame);
        courier.accept(copy);
    }
}
