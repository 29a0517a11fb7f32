package org.parley.ui.swt.internal.video;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.swt.widgets.Canvas;
import org.parley.ui.swt.video.VideoPainter;
import org.parley.ui.swt.video.VideoSurface;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The painters that are there, and which of them to use. Any thread may call, but for {@link #open}. */
public final class VideoPainters {
    private static final Logger LOG = LoggerFactory.getLogger(VideoPainters.class);
    private static final VideoPainter LAST = new PortablePainter();

    private final List<Ranked> painters = new CopyOnWriteArrayList<>();
    private final CopyOnWriteArrayList<VideoPainter> failed = new CopyOnWriteArrayList<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    private record Ranked(VideoPainter painter, int ranking) {}

    /** What paints, and by whom. */
    record Opened(VideoPainter painter, VideoSurface surface) {}

    /** A painter is there. */
    public void add(VideoPainter painter, int ranking) {
        painters.add(new Ranked(painter, ranking));
        listeners.forEach(Runnable::run);
    }

    /** A painter goes. */
    public void remove(VideoPainter painter) {
        painters.removeIf(ranked -> ranked.painter == painter);
        failed.remove(painter);
        listeners.forEach(Runnable::run);
    }

    /** The best one that has not failed. */
    VideoPainter best() {
        return painters.stream().filter(ranked -> !failed.contains(ranked.painter)).max(Comparator.comparingInt(Ranked::ranking)).map(Ranked::painter).orElse(LAST);
    }

    /** Lets the best one prepare. May take long. */
    public void prepare() {
        VideoPainter painter = best();
        try {
            painter.prepare();
        } catch (RuntimeException | LinkageError e) {
            LOG.debug("the painter {} could not prepare", painter.name(), e);
        }
    }

    /** Opens the best one that can be opened. On the UI thread. */
    Opened open(Canvas canvas, boolean apart) {
        while (true) {
            VideoPainter painter = best();
            try {
                return new Opened(painter, painter.open(canvas, apart));
            } catch (RuntimeException | LinkageError e) {
                if (painter == LAST) {
                    throw e;
                }
                fail(painter, e);
            }
        }
    }

    /** It is not used any more. */
    void fail(VideoPainter painter, Throwable why) {
        if (painter != LAST && failed.addIfAbsent(painter)) {
            LOG.warn("the painter {} fails, the next one is used", painter.name(), why);
            listeners.forEach(Runnable::run);
        }
    }

    /** Runs {@code listener}, on any thread, when another painter may be the best. */
    void listen(Runnable listener) {
        listeners.add(listener);
    }

    void unlisten(Runnable listener) {
        listeners.remove(listener);
    }
}
