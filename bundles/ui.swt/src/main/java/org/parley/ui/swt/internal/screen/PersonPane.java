package org.parley.ui.swt.internal.screen;

import java.util.List;
import java.util.function.BiConsumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.parley.call.CallRecord;
import org.parley.signaling.Peer;
import org.parley.ui.swt.internal.look.Avatar;
import org.parley.ui.swt.internal.look.Grid;
import org.parley.ui.swt.internal.look.Keys;
import org.parley.ui.swt.internal.look.Labels;
import org.parley.ui.swt.internal.look.Page;
import org.parley.ui.swt.internal.look.RoundButton;

/** Who is chosen, large, with the buttons to call and the calls that there were; or a word of what can be done here. */
final class PersonPane {
    private static final int MOST_CALLS = 5;

    private final Ui ui;
    private final Composite around;
    private final BiConsumer<String, Boolean> call;
    private final Moments moments;
    private Canvas dot;
    private Label status;

    /** {@code call} is told the name and whether with video. */
    PersonPane(Ui ui, Composite parent, Moments moments, BiConsumer<String, Boolean> call) {
        this.ui = ui;
        this.call = call;
        this.moments = moments;
        around = new Composite(parent, SWT.NONE);
        around.setBackground(ui.look().theme().window());
        around.setLayout(new org.eclipse.swt.layout.FillLayout());
        new Slices(around).then(() -> {
            if (around.getChildren().length == 0) {
                nobody();
            }
        }).begin();
    }

    Composite control() {
        return around;
    }

    private Page fresh(boolean middle) {
        Page page = new Page(around, 440, middle);
        Grid.column(page.column(), 0);
        return page;
    }

    private void replace(Page page) {
        for (Control child : around.getChildren()) {
            if (child != page) {
                child.dispose();
            }
        }
        around.layout();
        page.measure();
    }

    private void nobody() {
        Page page = fresh(true);
        Composite column = page.column();
        Grid.cell(Brand.sign(column, ui.look(), "video", 72)).middle().width(72).height(72);
        Label title = Keys.name(Labels.heading(column, ui.look(), ui.text("home.pick")), "home.pick");
        title.setAlignment(SWT.CENTER);
        Grid.cell(title).wide().top(24);
        Label text = Labels.quiet(column, ui.look(), ui.text("home.pick.text"));
        text.setAlignment(SWT.CENTER);
        Grid.cell(text).wide().top(8);
        replace(page);
    }

    /** Shows somebody. */
    void show(String name, Peer.Status now, List<CallRecord> calls) {
        Page page = fresh(false);
        Composite column = page.column();
        Grid.cell(new Avatar(column, name, 112)).middle().top(40);
        Label title = Keys.name(Labels.title(column, ui.look(), name), "person.name");
        title.setAlignment(SWT.CENTER);
        Grid.cell(title).wide().top(16);
        addStatus(column);
        addButtons(column, name);
        addCalls(column, name, calls);
        replace(page);
        update(now);
    }

    private void addStatus(Composite column) {
        Composite line = new Composite(column, SWT.NONE);
        line.setBackground(column.getBackground());
        Grid.row(line, 2, 0, 0, 8);
        Grid.cell(line).middle().top(8);
        dot = StatusColours.dot(line);
        Grid.cell(dot).width(10).height(10);
        status = Keys.name(Labels.quiet(line, ui.look(), ui.text("status.AVAILABLE")), "person.status");
        Grid.cell(status);
    }

    /** His status has changed. */
    void update(Peer.Status now) {
        if (status != null && !status.isDisposed()) {
            dot.setForeground(StatusColours.of(ui.look().theme(), now));
            dot.redraw();
            Labels.set(status, ui.text("status." + now));
            status.getParent().getParent().layout(new Control[] {status});
        }
    }

    private void addButtons(Composite column, String name) {
        Composite row = new Composite(column, SWT.NONE);
        row.setBackground(column.getBackground());
        Grid.row(row, 2, 0, 0, 32);
        Grid.cell(row).middle().top(24);
        addButton(row, "phone", "audio", "home.call.audio", RoundButton.Kind.SOFT, () -> call.accept(name, false));
        addButton(row, "video", "video", "home.call.video", RoundButton.Kind.ACCENT, () -> call.accept(name, true));
    }

    private void addButton(Composite row, String icon, String key, String text, RoundButton.Kind kind, Runnable press) {
        Composite cell = new Composite(row, SWT.NONE);
        cell.setBackground(row.getBackground());
        Grid.column(cell, 0);
        RoundButton button = Keys.name(new RoundButton(cell, ui.look(), kind, icon, ui.text(text), 56), "person.call." + key);
        Grid.cell(button).middle();
        button.addListener(SWT.Selection, event -> press.run());
        Grid.cell(Labels.small(cell, ui.look(), ui.text(text))).middle().top(6);
    }

    private void addCalls(Composite column, String name, List<CallRecord> calls) {
        if (calls.isEmpty()) {
            return;
        }
        Grid.cell(Labels.small(column, ui.look(), ui.text("home.history", name))).wide().top(40);
        for (CallRecord record : calls.stream().limit(MOST_CALLS).toList()) {
            Composite line = new Composite(column, SWT.NONE);
            line.setBackground(column.getBackground());
            Grid.row(line, 3, 0, 8, 12);
            Grid.cell(line).wide();
            var ink = record.missed() ? ui.look().theme().danger() : ui.look().theme().quiet();
            Label icon = new Label(line, SWT.NONE);
            icon.setBackground(line.getBackground());
            icon.setImage(ui.look().icons().get(HistoryText.icon(record), 16, ink));
            Grid.cell(icon);
            Label words = Labels.body(line, ui.look(), HistoryText.of(ui.texts(), record));
            words.setForeground(record.missed() ? ink : ui.look().theme().text());
            Grid.cell(words).wide();
            Grid.cell(Labels.small(line, ui.look(), moments.of(record.begun())));
        }
    }
}
