package org.parley.transport.netty;

import io.netty.channel.Channel;

/** What a family of schemes does above TCP and TLS. */
@FunctionalInterface
public interface Wire {
    /** Brings a channel, on its event loop, to the point where messages flow, and tells {@code upgrade} of the outcome. */
    void upgrade(Channel channel, Upgrade upgrade);
}
