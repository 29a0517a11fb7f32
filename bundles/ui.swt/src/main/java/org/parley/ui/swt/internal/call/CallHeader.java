package org.parley.ui.swt.internal.call;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.parley.call.Call;
import org.parley.call.CallState;
import org.parley.ui.swt.internal.look.Grid;
import org.parley.ui.swt.internal.look.Keys;
import org.parley.ui.swt.internal.look.Labels;
import org.parley.ui.swt.internal.look.Look;
import org.parley.ui.swt.internal.look.RoundButton;
import org.parley.ui.swt.internal.screen.Ui;
import org.parley.ui.swt.internal.text.Texts;

/** The line above the pictures: who, what of them is muted, how it stands and for how long, how good it is. */
final class CallHeader extends Composite {
    private static final int COLUMNS = 5;
    private static final int NARROW = 600;
    private final Ui ui;
    private final Look look;
    private final Call call;
    private final Label name;
    private final Label state;
    private final Label muted;
    private final QualityBars quality;
    private final RoundButton fullScreen;
    private String room = "";
    private boolean narrow;

    CallHeader(Composite parent, Ui ui, Look look, Call call, Runnable details, Runnable toggleFullScreen) {
        super(parent, SWT.NONE);
        this.ui = ui;
        this.look = look;
        this.call = call;
        setBackground(parent.getBackground());
        Grid.row(this, COLUMNS, 16, 8, 8);
        name = Keys.name(Labels.strong(this, look, Names.of(call)), "call.name");
        Grid.cell(name);
        state = Keys.name(Labels.quiet(this, look, ""), "call.state");
        Grid.cell(state).left(8);
        muted = Keys.name(Labels.small(this, look, ""), "call.peermuted");
        Grid.cell(muted).left(8).wide();
        quality = Keys.name(new QualityBars(this, look), "call.quality");
        Grid.cell(quality);
        quality.addListener(SWT.Selection, event -> details.run());
        fullScreen = Keys.name(new RoundButton(this, look, RoundButton.Kind.PLAIN, "full-screen", ui.text("call.fullscreen"), 32), "call.fullscreen");
        Grid.cell(fullScreen);
        fullScreen.checked(false);
        fullScreen.addListener(SWT.Selection, event -> toggleFullScreen.run());
        addListener(SWT.Resize, event -> arrange());
        refresh();
        show(null);
    }

    /** In a narrow window a long name breaks, and what is muted has a line of its own: otherwise the buttons would be pushed out of sight. */
    private void arrange() {
        boolean now = getSize().x > 0 && getSize().x < NARROW;
        if (now == narrow) {
            return;
        }
        narrow = now;
        ((GridLayout) getLayout()).numColumns = now ? COLUMNS - 1 : COLUMNS;
        if (now) {
            muted.moveBelow(null);
            Grid.cell(name).wide();
            Grid.cell(muted).wide().span(COLUMNS - 1);
        } else {
            muted.moveAbove(quality);
            Grid.cell(name);
            Grid.cell(muted).left(8).wide();
        }
        getDisplay().asyncExec(this::fit);
    }

    private void fit() {
        if (!isDisposed()) {
            Grid.show(muted, !narrow || !muted.getText().isEmpty());
            layout(true, true);
            getParent().layout();
        }
    }

    /** As the call stands now. */
    void refresh() {
        CallState now = call.state();
        String words = now == CallState.ACTIVE ? Texts.clock(call.duration()) : ui.text("state." + now + (now == CallState.RINGING ? "." + call.direction() : ""));
        if (words.equals(state.getText())) {
            return;
        }
        String widest = words.replaceAll("[0-9]", "8");
        if (!widest.equals(room)) { // a clock that ticks moves nothing
            room = widest;
            Labels.set(state, widest);
            state.setForeground(now == CallState.RECOVERING ? look.theme().warning() : look.theme().quiet());
            layout();
        }
        Labels.set(state, words);
    }

    /** Only who it was. */
    void end() {
        refresh();
        Labels.set(muted, "");
        fit();
        quality.setVisible(false);
        fullScreen.setVisible(false);
    }

    /** What the other side says it has muted. */
    void muted(Call.Shown shown) {
        String key = shown.screen() ? "peer.screen" : shown.audio() ? shown.video() ? "" : "peer.camera" : shown.video() ? "peer.microphone" : "peer.both";
        Labels.set(muted, key.isEmpty() ? "" : ui.text(key, Names.of(call)));
        fit();
    }

    /** Null while nothing is known. */
    void show(Quality now) {
        quality.show(now == null ? 0 : now.bars(), now == null ? ui.text("quality.unknown") : ui.text(now.reason(), now.figure()));
    }

    /** Whether the window fills the screen. */
    void fullScreen(boolean on) {
        fullScreen.show(RoundButton.Kind.PLAIN, on ? "leave-full-screen" : "full-screen");
        fullScreen.checked(on);
        fullScreen.tip(ui.text(on ? "call.fullscreen.leave" : "call.fullscreen"));
    }
}
