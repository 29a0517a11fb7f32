package org.parley.media.remote.internal.child;

import org.parley.media.LocalMediaListener;
import org.parley.media.MediaKind;
import org.parley.media.remote.internal.message.MediaNews;

/** Tells the client what becomes of devices. */
final class HostedMedia implements LocalMediaListener {
    private final int media;
    private final Outbox outbox;

    HostedMedia(int media, Outbox outbox) {
        this.media = media;
        this.outbox = outbox;
    }

    @Override
    public void onDeviceLost(MediaKind kind, String lost, String replacement) {
        outbox.tell(new MediaNews.DeviceLost(media, kind, lost, replacement));
    }

    @Override
    public void onShareEnded() {
        outbox.tell(new MediaNews.ShareEnded(media));
    }
}
