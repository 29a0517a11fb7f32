package org.parley.media.screen.internal;

import java.io.IOException;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.parley.media.MediaException;
import org.parley.media.VideoFeed;
import org.parley.media.VideoSink;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Pictures of what the user chooses in the desktop's dialog. A session with the portal lasts from its being chosen until the feed is stopped: the desktop shows that it shares. */
final class PortalFeed implements VideoFeed {
    private static final Logger LOG = LoggerFactory.getLogger(PortalFeed.class);

    private final Map<String, String> environment;
    private final ScreenFeed.Format format;
    private final ScreenFeed pictures;
    private Chosen ready;
    private int stops;
    private volatile String description = "screen or window";
    private volatile String memory = "";

    /** A session in which the user has chosen. */
    private record Chosen(ScreenCastPortal portal, ScreenCastPortal.Choice choice) {}

    PortalFeed(Map<String, String> environment, ScreenFeed.Format format) {
        this.environment = environment;
        this.format = format;
        pictures = new ScreenFeed(() -> description, format, this::open);
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public void prepare() throws MediaException {
        int before;
        synchronized (this) {
            if (ready != null) {
                return;
            }
            before = stops;
        }
        Chosen chosen = choose(() -> stops() != before);
        synchronized (this) {
            if (stops == before && ready == null) {
                ready = chosen;
                return;
            }
        }
        chosen.portal.close();
        throw new MediaException(MediaException.Kind.CLOSED, "nothing is shared: it was stopped meanwhile", null);
    }

    @Override
    public void start(VideoSink sink, Runnable ended) {
        pictures.start(sink, ended);
    }

    @Override
    public void stop() {
        pictures.stop();
        letGo();
    }

    /** Stops, and tells whoever started it: there will be no more pictures. */
    void end() {
        pictures.end();
        letGo();
    }

    private void letGo() {
        Chosen unused = takeReady(true);
        if (unused != null) {
            unused.portal.close();
        }
    }

    private synchronized int stops() {
        return stops;
    }

    private synchronized Chosen takeReady(boolean stopping) {
        if (stopping) {
            stops++;
        }
        Chosen taken = ready;
        ready = null;
        return taken;
    }

    private Chosen choose(BooleanSupplier stopped) throws MediaException {
        ScreenCastPortal portal = ScreenCastPortal.open(environment);
        ScreenCastPortal.Choice choice = null;
        try {
            choice = portal.choose(memory, stopped);
            memory = choice.memory();
            description = describe(choice);
            return new Chosen(portal, choice);
        } finally {
            if (choice == null) {
                portal.close();
            }
        }
    }

    private String describe(ScreenCastPortal.Choice choice) {
        String kind = choice.window() ? "window" : "screen";
        if (choice.size().size() == 2 && choice.size().get(0) instanceof Integer width && choice.size().get(1) instanceof Integer height && width > 0 && height > 0) {
            Fitting size = Fitting.of(width, height, format.maxWidth(), format.maxHeight());
            return kind + " " + size.width() + "x" + size.height();
        }
        return kind;
    }

    /** On the thread of the pictures: shows what is chosen already, or, when it is started anew, lets the portal remember or ask. */
    private void open(BooleanSupplier stopped, Consumer<Target> taking) {
        try {
            Chosen before = takeReady(false);
            Chosen chosen = before == null ? choose(stopped) : before;
            try (ScreenCastPortal portal = chosen.portal; PortalTarget target = new PortalTarget(portal, chosen.choice.node())) {
                taking.accept(target);
            }
        } catch (MediaException | IOException e) {
            LOG.info("nothing is shared: {}", e.getMessage());
        }
    }
}
