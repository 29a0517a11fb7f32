package org.parley.ui.swt.internal.call;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.parley.media.MediaStats;
import org.parley.ui.swt.internal.look.Grid;
import org.parley.ui.swt.internal.look.Keys;
import org.parley.ui.swt.internal.look.Labels;
import org.parley.ui.swt.internal.screen.Ui;

/** Figures of the call over the last two minutes. */
final class DetailsPanel extends Panel {
    private static final int LEAST = 64;
    private final Ui ui;
    private final StatsHistory history;
    private final ScrolledComposite scroll;
    private final Composite column;
    private Label facts;
    private Graph loss;
    private Graph bitrate;
    private Graph frames;
    private Graph delay;
    private Graph jitter;

    DetailsPanel(Composite parent, Ui ui, StatsHistory history, Runnable closed) {
        super(parent, ui, "details", "details.title", closed);
        this.ui = ui;
        this.history = history;
        scroll = new ScrolledComposite(this, SWT.V_SCROLL);
        scroll.setBackground(getBackground());
        scroll.setExpandHorizontal(true);
        scroll.setExpandVertical(true);
        Grid.cell(scroll).wide().high().height(LEAST);
        column = new Composite(scroll, SWT.NONE);
        column.setBackground(getBackground());
        scroll.setContent(column);
        scroll.addListener(SWT.Resize, event -> measure());
        GridLayout layout = new GridLayout();
        layout.marginWidth = 16;
        layout.verticalSpacing = 12;
        column.setLayout(layout);
    }

    private void measure() {
        scroll.setMinHeight(column.computeSize(Math.max(1, scroll.getClientArea().width), SWT.DEFAULT).y);
    }

    @Override
    List<Runnable> parts() {
        return List.of(this::addGraphs, this::refresh);
    }

    private void addGraphs() {
        facts = Keys.name(Labels.small(column, ui.look(), ""), "details.facts");
        Grid.cell(facts).wide();
        bitrate = graph("details.bitrate", 1);
        loss = graph("details.loss", 10);
        frames = graph("details.frames", 1);
        delay = graph("details.delay", 100);
        jitter = graph("details.jitter", 30);
    }

    private Graph graph(String key, double scale) {
        Graph graph = Keys.name(new Graph(column, ui.look(), ui.text(key), scale), key);
        Grid.cell(graph).wide();
        return graph;
    }

    /** As the figures stand now. */
    void refresh() {
        if (facts == null) {
            return; // it begins with the same
        }
        Optional<MediaStats> latest = history.latest();
        if (latest.isEmpty()) {
            Labels.set(facts, ui.text("details.none"));
            return;
        }
        MediaStats now = latest.get();
        bitrate.show(history.values(MediaStats::bitrate), number(now.bitrate() / 1_000.0, "kbit/s"));
        double[] lost = history.lost();
        loss.show(lost, String.valueOf(lost.length == 0 ? 0 : (long) lost[lost.length - 1]));
        frames.show(history.values(MediaStats::framesPerSecond), number(now.framesPerSecond(), ""));
        delay.show(history.values(MediaStats::roundTripMillis), number(now.roundTripMillis(), "ms"));
        jitter.show(history.values(MediaStats::jitterMillis), number(now.jitterMillis(), "ms"));
        String way = now.localCandidate().isEmpty() ? ui.text("details.way.unknown") : ui.text(isRelayed(now) ? "details.way.relayed" : "details.way.direct");
        String picture = now.width() == 0 ? ui.text("details.nopicture") : now.width() + " × " + now.height() + (now.codec().isEmpty() ? "" : ", " + now.codec());
        Labels.set(facts, ui.text("details.facts", picture, way, number(now.sentBitrate() / 1_000.0, "kbit/s")));
        column.layout();
        measure();
    }

    private static boolean isRelayed(MediaStats stats) {
        return "relay".equals(stats.localCandidate()) || "relay".equals(stats.remoteCandidate());
    }

    private static String number(double value, String unit) {
        return String.format(Locale.ROOT, "%.0f %s", value, unit).strip();
    }
}
