package org.parley.media.screen.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.parley.media.MediaException;
import org.parley.media.ScreenCapture;
import org.parley.media.ScreenSource;
import org.parley.media.VideoFeed;
import org.parley.media.screen.internal.x.Area;
import org.parley.media.screen.internal.x.WindowState;
import org.parley.media.screen.internal.x.XDisplay;

/** Captures what the X server of the environment shows. Enabled by {@link ScreenStarter} where there is one. */
@Component(name = X11ScreenCapture.NAME, service = ScreenCapture.class, immediate = true, enabled = false)
public final class X11ScreenCapture implements ScreenCapture {
    static final String NAME = "org.parley.media.screen";

    private static final String SCREEN = "screen:";
    private static final String WINDOW = "window:";
    private static final int LEAST_SIDE = 16;

    private final String display;
    /** Weak, since nobody says when he has no more use for a feed. */
    private final Set<ScreenFeed> feeds = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    /** Of the environment. */
    @Activate
    public X11ScreenCapture() {
        this(System.getenv());
    }

    X11ScreenCapture(Map<String, String> environment) {
        display = environment.get("DISPLAY");
    }

    /** Ends all feeds. */
    @Deactivate
    void deactivate() {
        for (ScreenFeed feed : List.copyOf(feeds)) {
            feed.end();
        }
    }

    @Override
    public List<ScreenSource> sources() throws MediaException {
        try (XDisplay connection = XDisplay.open(display).orElseThrow(() ->
                new MediaException(MediaException.Kind.UNAVAILABLE, "the display " + display + " does not answer; set DISPLAY to one that does", null))) {
            List<ScreenSource> sources = new ArrayList<>();
            for (Area area : connection.monitors()) {
                sources.add(new ScreenSource(SCREEN + area.name(), ScreenSource.Kind.SCREEN, area.title(), area.width(), area.height()));
            }
            for (long window : connection.windows()) {
                WindowState state = connection.state(window).orElse(null);
                if (state != null && state.width() >= LEAST_SIDE && state.height() >= LEAST_SIDE) {
                    sources.add(new ScreenSource(WINDOW + window, ScreenSource.Kind.WINDOW, connection.title(window), state.width(), state.height()));
                }
            }
            return List.copyOf(sources);
        }
    }

    @Override
    public VideoFeed feed(ScreenSource source, int maxWidth, int maxHeight, int framesPerSecond) {
        ScreenFeed.Format format = ScreenFeed.Format.of(maxWidth, maxHeight, framesPerSecond);
        Fitting size = Fitting.of(source.width(), source.height(), maxWidth, maxHeight);
        String description = (source.kind() == ScreenSource.Kind.SCREEN ? "screen " : "window ") + size.width() + "x" + size.height();
        ScreenFeed feed = new ScreenFeed(() -> description, format, (stopped, taking) -> take(source.id(), taking));
        feeds.add(feed);
        return feed;
    }
    private void take(String id, Consumer<Target> taking) {
        try (XDisplay connection = XDisplay.open(display).orElse(null)) {
            if (connection != null) {
                try (Target target = id.startsWith(SCREEN) ? new Monitor(connection, id.substring(SCREEN.length())) : new Window(connection, Long.parseLong(id.substring(WINDOW.length())))) {
                    taking.accept(target);
                }
            }
        }
    }
}
