package org.parley.ui.swt.internal.call;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.parley.call.Call;
import org.parley.ui.swt.internal.look.Avatar;
import org.parley.ui.swt.internal.look.Grid;
import org.parley.ui.swt.internal.look.Keys;
import org.parley.ui.swt.internal.look.Labels;
import org.parley.ui.swt.internal.look.NativeGroup;
import org.parley.ui.swt.internal.look.RoundButton;
import org.parley.ui.swt.internal.look.RoundButton.Kind;
import org.parley.ui.swt.internal.screen.Slices;
import org.parley.ui.swt.internal.screen.Ui;
import org.parley.ui.swt.internal.screen.Unheard;

/** A small window on top that says who calls. Enter answers, Escape declines, and so does closing it. It takes the keyboard from whoever types, so keys count only after a moment. */
final class IncomingWindow {
    private static final int DIAMETER = 56;
    private static final int WIDTH = 360;
    private static final int LABEL = 104;
    private static final int MARGIN = 24;
    private static final int MOMENT_MILLIS = 1_000;
    private final Ui ui;
    private final Call call;
    private final Shell shell;
    private final Unheard unheard;
    private Composite buttons;
    private boolean decided;

    IncomingWindow(Ui ui, Call call) {
        this.ui = ui;
        this.call = call;
        shell = Keys.name(new Shell(ui.display(), SWT.TITLE | SWT.CLOSE | SWT.ON_TOP), "incoming");
        shell.setImages(ui.look().icons().sign());
        shell.setText(ui.text("incoming.title"));
        shell.setBackground(ui.look().theme().window());
        Grid.column(shell, MARGIN);
        shell.addListener(SWT.Traverse, event -> {
            if (event.detail == SWT.TRAVERSE_ESCAPE) {
                event.doit = false;
                decide(call::decline);
            }
        });
        shell.addListener(SWT.Close, event -> decide(call::decline));
        unheard = Unheard.keys(shell);
        shell.addListener(SWT.Dispose, event -> unheard.end());
        new Slices(shell).then(this::fill).then(this::place).then(this::open).begin();
    }

    private void place() {
        Point size = shell.computeSize(Math.max(WIDTH, buttons.computeSize(SWT.DEFAULT, SWT.DEFAULT).x + 2 * MARGIN), SWT.DEFAULT);
        shell.setSize(Math.max(WIDTH, size.x), size.y);
        Rectangle room = ui.navigator().shell().getMonitor().getClientArea();
        shell.setLocation(room.x + room.width - shell.getSize().x - 24, room.y + 48);
    }

    private void open() {
        Point whole = shell.getSize();
        shell.open();
        // Under Wayland GTK shows a window on top, whose size is fixed, at a size of its own at first.
        shell.setSize(whole);
        shell.forceActive();
        NativeGroup.alone(shell);
        ui.display().timerExec(MOMENT_MILLIS, unheard::end);
    }

    private void fill() {
        String name = Names.of(call);
        Grid.cell(new Avatar(shell, name, 80)).middle();
        Label title = Keys.name(Labels.heading(shell, ui.look(), name), "incoming.name");
        title.setAlignment(SWT.CENTER);
        Grid.cell(title).wide().top(16);
        Label text = Labels.quiet(shell, ui.look(), ui.text(call.video() ? "incoming.video" : "incoming.audio.text"));
        text.setAlignment(SWT.CENTER);
        Grid.cell(text).wide().top(4);
        buttons = new Composite(shell, SWT.NONE);
        Composite row = buttons;
        row.setBackground(shell.getBackground());
        Grid.cell(row).middle().top(24);
        Grid.row(row, 3, 0, 0, 0);
        RoundButton decline = button(row, Kind.DANGER, "hang-up", "incoming.decline", call::decline);
        RoundButton audio = button(row, Kind.SOFT, "phone", "incoming.audio", this::answerWithoutVideo);
        RoundButton answer = button(row, Kind.GOOD, "video", "incoming.answer", call::answer);
        label(row, decline);
        label(row, audio);
        label(row, answer);
        answer.setFocus();
    }

    private RoundButton button(Composite row, Kind kind, String icon, String key, Runnable action) {
        RoundButton button = Keys.name(new RoundButton(row, ui.look(), kind, icon, ui.text(key), DIAMETER), key);
        Grid.cell(button).middle();
        button.addListener(SWT.Selection, event -> decide(action));
        return button;
    }

    private void label(Composite row, RoundButton button) {
        Label label = Labels.small(row, ui.look(), button.name());
        label.setAlignment(SWT.CENTER);
        Grid.cell(label).wide().width(Math.max(LABEL, widestWord(label))).top(4).data().verticalAlignment = SWT.BEGINNING;
    }

    /** Lines are broken between words, and within one that is wider than all the room. */
    private static int widestWord(Label label) {
        String text = label.getText();
        int widest = 0;
        for (String word : text.split(" ")) {
            label.setText(word);
            widest = Math.max(widest, label.computeSize(SWT.DEFAULT, SWT.DEFAULT).x);
        }
        label.setText(text);
        return widest;
    }

    private void answerWithoutVideo() {
        call.muteCamera(true);
        call.answer();
    }

    private void decide(Runnable action) {
        if (!decided) {
            decided = true;
            action.run();
            close();
        }
    }

    Call call() {
        return call;
    }

    /** Takes it away; decides nothing. */
    void close() {
        decided = true;
        if (!shell.isDisposed()) {
            shell.dispose();
        }
    }
}
