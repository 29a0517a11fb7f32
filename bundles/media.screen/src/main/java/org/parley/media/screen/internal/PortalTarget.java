package org.parley.media.screen.internal;

import com.sun.jna.Library;
import com.sun.jna.Native;
import java.io.IOException;
import java.nio.IntBuffer;
import org.parley.media.screen.internal.gst.StreamPictures;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a session with the portal shows: a new picture comes only when something has changed. */
final class PortalTarget implements Target {
    private static final Logger LOG = LoggerFactory.getLogger(PortalTarget.class);

    private final ScreenCastPortal portal;
    private final int node;
    private StreamPictures pictures;

    /** close(2). */
    private interface LibC extends Library {
        int close(int descriptor);
    }

    /** Begins to receive. The portal stays the caller's. */
    PortalTarget(ScreenCastPortal portal, int node) throws IOException {
        this.portal = portal;
        this.node = node;
        pictures = receive();
    }

    private StreamPictures receive() throws IOException {
        int descriptor = portal.stream();
        try {
            return new StreamPictures(descriptor, node);
        } finally {
            Native.load("c", LibC.class).close(descriptor);
        }
    }

    @Override
    public Outcome take() {
        if (portal.isEnded()) {
            LOG.info("the desktop has ended sharing");
            return Outcome.GONE;
        }
        if (pictures.take()) {
            return Outcome.TAKEN;
        }
        String failure = pictures.failure();
        if (failure != null) {
            LOG.info("sharing has ended: {}", failure);
            return Outcome.GONE;
        }
        return pictures.isUnfit() ? again() : Outcome.STILL;
    }

    private Outcome again() {
        pictures.close();
        try {
            pictures = receive();
            return Outcome.STILL;
        } catch (IOException e) {
            LOG.info("sharing has ended: {}", e.getMessage());
            return Outcome.GONE;
        }
    }

    @Override
    public int width() {
        return pictures.width();
    }

    @Override
    public int height() {
        return pictures.height();
    }

    @Override
    public IntBuffer pixels() {
        return pictures.pixels();
    }

    @Override
    public int stride() {
        return pictures.stride();
    }

    @Override
    public void release() {
        pictures.release();
    }

    @Override
    public void close() {
        pictures.close();
    }
}
