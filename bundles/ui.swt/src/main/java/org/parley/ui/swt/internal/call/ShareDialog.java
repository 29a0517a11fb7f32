package org.parley.ui.swt.internal.call;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.parley.call.Call;
import org.parley.media.ScreenCapture;
import org.parley.media.ScreenSource;
import org.parley.media.VideoFeed;
import org.parley.ui.swt.internal.look.Grid;
import org.parley.ui.swt.internal.look.Keys;
import org.parley.ui.swt.internal.look.Labels;
import org.parley.ui.swt.internal.look.PushButton;
import org.parley.ui.swt.internal.screen.Ui;

/** Asks which screen or window to share, with live pictures of all. */
final class ShareDialog extends CallDialog {
    private static final int COLUMNS = 2;
    private static final int MOST_PICTURES = 12;
    private static final int WIDTH_OF_SHARE = 1_920;
    private static final int HEIGHT_OF_SHARE = 1_080;
    private static final int RATE_OF_SHARE = 15;

    private final Call call;
    private final List<SourceCard> cards = new ArrayList<>();
    private final List<VideoFeed> previews = new ArrayList<>();
    private Label note;
    private ScrolledComposite scroll;
    private Composite list;
    private PushButton start;
    private SourceCard chosen;

    ShareDialog(Ui ui, Call call) {
        super(ui, "share", "share.title");
        this.call = call;
    }

    @Override
    void fill(Composite parent) {
        note = Keys.name(Labels.body(parent, ui().look(), ui().text("share.wait")), "share.note");
        Grid.cell(note).wide().top(16).width(WIDTH - 48);
        scroll = new ScrolledComposite(parent, SWT.V_SCROLL);
        scroll.setBackground(parent.getBackground());
        scroll.setExpandHorizontal(true);
        Grid.cell(scroll).wide().high().height(336).top(8);
        list = Keys.name(new Composite(scroll, SWT.NONE), "share.list");
        list.setBackground(parent.getBackground());
        GridLayout columns = new GridLayout(COLUMNS, true);
        columns.marginWidth = 0;
        columns.horizontalSpacing = 8;
        list.setLayout(columns);
        scroll.setContent(list);
        Composite row = buttons(parent, 2);
        button(row, "share.cancel", PushButton.Kind.SECONDARY, ui().text("cancel"), () -> shell().close());
        start = button(row, "share.start", PushButton.Kind.PRIMARY, ui().text("share.start"), this::share);
        start.setEnabled(false);
        shell().addListener(SWT.Dispose, event -> stopPreviews());
        ask();
    }

    private void ask() {
        Optional<ScreenCapture> screens = ui().services().screens();
        if (screens.isEmpty()) {
            Labels.set(note, ui().text("share.unavailable"));
            return;
        }
        ui().background().run(screens.get()::sources, this::offer, failure -> {
            if (!note.isDisposed()) {
                Labels.set(note, ui().text("share.failed", String.valueOf(failure.getMessage())));
                note.getParent().layout();
            }
        });
    }

    private void offer(List<ScreenSource> all) {
        if (list.isDisposed()) {
            return;
        }
        List<ScreenSource> sources = all.stream().filter(source -> !isThisDialog(source)).toList();
        Labels.set(note, ui().text(sources.isEmpty() ? "share.nothing" : "share.text", Names.of(call)));
        int number = 0;
        for (ScreenSource source : sources) {
            number++;
            String title = source.title().isEmpty() ? nameless(source, number) : source.title();
            String name = source.title().isEmpty() ? title : ui().text(source.kind() == ScreenSource.Kind.SCREEN ? "share.screen" : "share.window", title);
            SourceCard card = new SourceCard(list, ui().look(), ui().services().painters(), source, title, name);
            card.addListener(SWT.Selection, event -> choose(card));
            card.addListener(SWT.MouseDoubleClick, event -> share());
            cards.add(card);
        }
        Point size = list.computeSize(SWT.DEFAULT, SWT.DEFAULT);
        list.setSize(size);
        list.layout();
        if (!cards.isEmpty()) {
            choose(cards.get(0));
            cards.get(0).setFocus();
        }
        ui().services().screens().ifPresent(this::preview);
    }

    /** Which is gone as soon as it is shared. */
    private boolean isThisDialog(ScreenSource source) {
        return source.kind() == ScreenSource.Kind.WINDOW && source.title().equals(shell().getText());
    }

    /** Screens come first, so that their numbers begin with 1. */
    private String nameless(ScreenSource source, int number) {
        String size = source.width() + " × " + source.height();
        return source.kind() == ScreenSource.Kind.SCREEN ? ui().text("share.screen.nameless", String.valueOf(number), size) : ui().text("share.window.nameless", size);
    }

    private void choose(SourceCard card) {
        chosen = card;
        cards.forEach(other -> other.choose(other == card));
        start.setEnabled(true);
    }

    /** Feeds may take a moment to begin. */
    private void preview(ScreenCapture screens) {
        for (SourceCard card : cards.subList(0, Math.min(MOST_PICTURES, cards.size()))) {
            VideoFeed feed = screens.feed(card.source(), 2 * SourceCard.PICTURE_WIDTH, 2 * SourceCard.PICTURE_HEIGHT, 1);
            previews.add(feed);
            ui().background().run(() -> {
                feed.start(card.picture(), () -> {});
                return null;
            }, nothing -> {}, failure -> {});
        }
    }

    private void stopPreviews() {
        List<VideoFeed> all = List.copyOf(previews);
        previews.clear();
        ui().background().run(() -> {
            all.forEach(VideoFeed::stop);
            return null;
        }, nothing -> {}, failure -> {});
    }

    private void share() {
        if (chosen != null) {
            ui().services().screens().ifPresent(screens -> call.share(screens.feed(chosen.source(), WIDTH_OF_SHARE, HEIGHT_OF_SHARE, RATE_OF_SHARE)));
            shell().close();
        }
    }
}
