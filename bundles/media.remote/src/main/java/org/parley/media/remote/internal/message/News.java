package org.parley.media.remote.internal.message;

/** What the child tells. */
public sealed interface News extends Message permits ProcessNews, SessionNews, MediaNews, ChannelNews {
    /** Tells it. On the client's thread that reads: must return at once. */
    void tell(Audience audience);
}
