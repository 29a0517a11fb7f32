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
import org.parley.media.MediaException;
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
    /** What the desktop asks the user about at the moment; null for nothing. */
    private VideoFeed asked;

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
        shell().addListener(SWT.Dispose, event -> {
            stopPreviews();
            takeBack();
        });
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
                say(ui().text("share.failed", String.valueOf(failure.getMessage())));
            }
        });
    }

    private void offer(List<ScreenSource> all) {
        if (list.isDisposed()) {
            return;
        }
        List<ScreenSource> sources = all.stream().filter(source -> !isThisDialog(source)).toList();
        boolean asks = sources.stream().anyMatch(ShareDialog::isChoice);
        say(ui().text(sources.isEmpty() ? "share.nothing" : asks ? "share.text.choice" : "share.text", Names.of(call)));
        int number = 0;
        for (ScreenSource source : sources) {
            number++;
            String title = isChoice(source) ? ui().text("share.choice") : source.title().isEmpty() ? nameless(source, number) : source.title();
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

    /** The desktop asks when it is shared, so that nothing can be seen before. */
    private static boolean isChoice(ScreenSource source) {
        return source.kind() == ScreenSource.Kind.CHOICE;
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
            if (isChoice(card.source())) {
                continue;
            }
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
        if (chosen == null || asked != null) {
            return;
        }
        ui().services().screens().ifPresent(screens -> {
            VideoFeed feed = screens.feed(chosen.source(), WIDTH_OF_SHARE, HEIGHT_OF_SHARE, RATE_OF_SHARE);
            if (isChoice(chosen.source())) {
                prepare(feed);
            } else {
                call.share(feed);
                shell().close();
            }
        });
    }

    /** Lets the desktop ask, meanwhile nothing is shared; closing this dialog takes the question back. */
    private void prepare(VideoFeed feed) {
        asked = feed;
        start.setEnabled(false);
        say(ui().text("share.asked"));
        ui().background().run(() -> {
            feed.prepare();
            return null;
        }, ready -> {
            if (asked == feed && call.end().isEmpty()) {
                asked = null;
                call.share(feed);
                shell().close();
            } else {
                stop(feed);
            }
        }, failure -> {
            if (asked == feed) {
                asked = null;
                start.setEnabled(true);
                boolean refused = failure instanceof MediaException reason && reason.kind() == MediaException.Kind.REFUSED;
                say(refused ? ui().text("share.refused") : ui().text("share.failed", String.valueOf(failure.getMessage())));
            }
        });
    }

    private void takeBack() {
        VideoFeed feed = asked;
        asked = null;
        if (feed != null) {
            stop(feed);
        }
    }

    private void stop(VideoFeed feed) {
        ui().background().run(() -> {
            feed.stop();
            return null;
        }, nothing -> {}, failure -> {});
    }

    private void say(String text) {
        Labels.set(note, text);
        note.getParent().layout();
    }
}
