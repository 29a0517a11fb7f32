package org.parley.ui.swt.internal.call;

import java.io.File;
import java.nio.file.Path;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.program.Program;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.parley.call.FileTransfer;
import org.parley.ui.swt.internal.look.Grid;
import org.parley.ui.swt.internal.look.Keys;
import org.parley.ui.swt.internal.look.Labels;
import org.parley.ui.swt.internal.look.Look;
import org.parley.ui.swt.internal.look.PlatformDialog;
import org.parley.ui.swt.internal.look.PushButton;
import org.parley.ui.swt.internal.look.PushButton.Kind;
import org.parley.ui.swt.internal.screen.Ui;

/** A file on its way: its name, how far it is, and what can be done. */
final class FileCard extends Composite {
    private final Ui ui;
    private final FileTransfer transfer;
    private final String peer;
    private final Label status;
    private final ProgressLine progress;
    private final Composite buttons;
    private FileTransfer.State shown;

    FileCard(Composite parent, Ui ui, FileTransfer transfer, String peer) {
        super(parent, SWT.DOUBLE_BUFFERED);
        this.ui = ui;
        this.transfer = transfer;
        this.peer = peer;
        Keys.name(this, "file");
        Look look = ui.look();
        setBackground(look.theme().hover());
        addListener(SWT.Paint, event -> drawSurface(event.gc));
        Grid.column(this, 12);
        Label name = Keys.name(Labels.strong(this, look, transfer.name()), "file.name");
        Grid.cell(name).wide();
        status = Keys.name(Labels.small(this, look, ""), "file.status");
        Grid.cell(status).wide().top(4);
        progress = Keys.name(new ProgressLine(this, look), "file.progress");
        Grid.cell(progress).wide().top(8);
        buttons = new Composite(this, SWT.NONE);
        buttons.setBackground(getBackground());
        Grid.cell(buttons).wide().top(4);
        refresh();
    }

    FileTransfer transfer() {
        return transfer;
    }

    /** As the transfer stands now. True when the height may have changed. */
    boolean refresh() {
        FileTransfer.State state = transfer.state();
        String words = words(state);
        if (!words.equals(status.getText())) {
            Labels.set(status, words);
            status.setForeground(state == FileTransfer.State.FAILED ? ui.look().theme().danger() : ui.look().theme().quiet());
        }
        progress.show(transfer.size() == 0 ? 1 : transfer.transferred() / (double) transfer.size(), words);
        if (state == shown) {
            return false;
        }
        shown = state;
        Grid.show(progress, state == FileTransfer.State.RUNNING || state == FileTransfer.State.CHECKING);
        addButtons(state);
        return true;
    }

    private void drawSurface(GC gc) {
        Rectangle area = getClientArea();
        gc.setAntialias(SWT.ON);
        gc.setBackground(getParent().getBackground());
        gc.fillRectangle(area);
        gc.setBackground(getBackground());
        gc.fillRoundRectangle(0, 0, area.width - 1, area.height - 1, 2 * Look.RADIUS, 2 * Look.RADIUS);
        gc.setForeground(ui.look().theme().line());
        gc.drawRoundRectangle(0, 0, area.width - 1, area.height - 1, 2 * Look.RADIUS, 2 * Look.RADIUS);
    }

    private String words(FileTransfer.State state) {
        return switch (state) {
            case OFFERED -> offered();
            case RUNNING -> running();
            case FAILED -> ui.text("file.FAILED", transfer.reason().map(reason -> ui.text("file.reason." + reason, peer)).orElse(""));
            default -> ui.text("file." + state, Sizes.of(transfer.size()));
        };
    }

    private String offered() {
        if (!transfer.outgoing()) {
            return ui.text("file.OFFERED.in", Sizes.of(transfer.size()));
        }
        // the size of an own file is not known until it has been read
        return transfer.size() == 0 ? ui.text("file.OFFERED.new") : ui.text("file.OFFERED.out", Sizes.of(transfer.size()));
    }

    private String running() {
        String way = ui.text("file.RUNNING", Sizes.of(transfer.transferred()), Sizes.of(transfer.size()));
        long speed = transfer.bytesPerSecond();
        if (speed <= 0) {
            return way;
        }
        long seconds = (transfer.size() - transfer.transferred() + speed - 1) / speed;
        return way + "\n" + (seconds < 90 ? ui.text("file.left.seconds", Sizes.of(speed), seconds) : ui.text("file.left.minutes", Sizes.of(speed), (seconds + 30) / 60));
    }

    private void addButtons(FileTransfer.State state) {
        for (var child : buttons.getChildren()) {
            child.dispose();
        }
        RowLayout wrapping = new RowLayout();
        wrapping.marginLeft = 0;
        wrapping.marginRight = 0;
        wrapping.spacing = 4;
        buttons.setLayout(wrapping);
        if (state == FileTransfer.State.OFFERED && !transfer.outgoing()) {
            add("file.accept", Kind.PRIMARY, () -> transfer.accept(ui.settings().get().files()));
            add("file.saveas", Kind.SECONDARY, this::saveElsewhere);
            add("file.decline", Kind.QUIET, transfer::decline);
        } else if (!transfer.isOver()) {
            add("file.cancel", Kind.SECONDARY, transfer::cancel);
        } else if (state == FileTransfer.State.DONE && !transfer.outgoing()) {
            add("file.open", Kind.SECONDARY, this::openFolder);
        }
        Grid.show(buttons, buttons.getChildren().length > 0);
        layout(true, true);
    }

    private void add(String key, Kind kind, Runnable action) {
        PushButton button = Keys.name(new PushButton(buttons, ui.look(), kind, ui.text(key)), key);
        button.addListener(SWT.Selection, (Event event) -> action.run());
    }

    private void saveElsewhere() {
        DirectoryDialog dialog = new DirectoryDialog(getShell(), SWT.SAVE);
        dialog.setFilterPath(ui.settings().get().files().toString());
        String folder = PlatformDialog.open(ui.display(), dialog::open);
        if (folder != null) {
            transfer.accept(Path.of(folder));
        }
    }

    private void openFolder() {
        transfer.file().map(Path::getParent).map(Path::toString).ifPresent(folder -> ui.background().run(() -> new File(folder).isDirectory(), there -> {
            if (!there || !Program.launch(folder)) {
                ui.navigator().say(folder);
            }
        }, failure -> ui.navigator().say(folder)));
    }
}
