package org.parley.media.remote.internal.message;

import org.parley.media.MediaKind;

/** What {@link org.parley.media.LocalMediaListener} and feeds are told. */
public sealed interface MediaNews extends News {
    /** A device is gone. */
    record DeviceLost(int media, MediaKind kind, String lost, String replacement) implements MediaNews {
        @Override
        public void tell(Audience audience) {
            audience.media(media, listener -> listener.onDeviceLost(kind, lost, replacement));
        }
    }

    /** What was shared has ended. */
    record ShareEnded(int media) implements MediaNews {
        @Override
        public void tell(Audience audience) {
            audience.media(media, listener -> listener.onShareEnded());
        }
    }

    /** A feed's pictures are wanted, or no more. */
    record Feed(int feed, boolean wanted) implements MediaNews {
        @Override
        public void tell(Audience audience) {
            audience.feed(feed, wanted);
        }
    }
}
