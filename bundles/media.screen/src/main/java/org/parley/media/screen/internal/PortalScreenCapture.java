package org.parley.media.screen.internal;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.parley.media.MediaException;
import org.parley.media.ScreenCapture;
import org.parley.media.ScreenSource;
import org.parley.media.VideoFeed;
import org.parley.media.screen.internal.gst.StreamPictures;

/** Captures what the user chooses in a dialog of the desktop, by its portal and PipeWire, as is done under Wayland. Enabled by {@link ScreenStarter} there. */
@Component(name = PortalScreenCapture.NAME, service = ScreenCapture.class, immediate = true, enabled = false)
public final class PortalScreenCapture implements ScreenCapture {
    static final String NAME = "org.parley.media.screen.portal";

    private static final String MEND = "install gstreamer1.0-pipewire and gstreamer1.0-plugins-base";
    private static final ScreenSource CHOICE = new ScreenSource("portal", ScreenSource.Kind.CHOICE, "", 0, 0);

    private final Map<String, String> environment;
    /** Weak, since nobody says when he has no more use for a feed. */
    private final Set<PortalFeed> feeds = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    /** Of the environment. */
    @Activate
    public PortalScreenCapture() {
        this(System.getenv());
    }

    PortalScreenCapture(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Ends all feeds. */
    @Deactivate
    void deactivate() {
        for (PortalFeed feed : List.copyOf(feeds)) {
            feed.end();
        }
    }

    /** The one thing that there is to choose before the desktop asks. */
    @Override
    public List<ScreenSource> sources() throws MediaException {
        try {
            StreamPictures.require();
        } catch (IOException | LinkageError e) {
            String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("it cannot be loaded");
            throw new MediaException(MediaException.Kind.UNAVAILABLE, "under Wayland pictures come by GStreamer and PipeWire: " + reason + "; " + MEND, e);
        }
        try (ScreenCastPortal portal = ScreenCastPortal.open(environment)) {
            portal.require();
        }
        return List.of(CHOICE);
    }

    @Override
    public VideoFeed feed(ScreenSource source, int maxWidth, int maxHeight, int framesPerSecond) {
        PortalFeed feed = new PortalFeed(environment, ScreenFeed.Format.of(maxWidth, maxHeight, framesPerSecond));
        feeds.add(feed);
        return feed;
    }
}
