package org.parley.call.internal;

import java.nio.ByteBuffer;
import org.parley.media.DataChannelListener;

/** Hears, and does nothing. */
final class FakeListener implements DataChannelListener {
    @Override
    public void onOpen() {}

    @Override
    public void onMessage(ByteBuffer message) {}

    @Override
    public void onDrained() {}

    @Override
    public void onClosed() {}
}
