package org.parley.ui.swt.internal.call;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.parley.call.Call;
import org.parley.call.CallEnd;
import org.parley.ui.swt.internal.look.Avatar;
import org.parley.ui.swt.internal.look.Grid;
import org.parley.ui.swt.internal.look.Keys;
import org.parley.ui.swt.internal.look.Labels;
import org.parley.ui.swt.internal.look.Look;
import org.parley.ui.swt.internal.look.PushButton;
import org.parley.ui.swt.internal.screen.Ui;
import org.parley.ui.swt.internal.text.Texts;

/** In the place of the pictures after the end: who ended the call and why, and a way to call again. */
final class EndPane extends Composite {
    private final PushButton again;

    EndPane(Composite parent, Ui ui, Look look, Call call, CallEnd end, Runnable callAgain, Runnable home) {
        super(parent, SWT.NONE);
        setBackground(look.theme().stage());
        Grid.column(this, 0);
        Composite middle = new Composite(this, SWT.NONE);
        middle.setBackground(getBackground());
        Grid.cell(middle).middle().high().data().verticalAlignment = SWT.CENTER;
        Grid.column(middle, 16);
        Grid.cell(new Avatar(middle, Names.of(call), 96)).middle();
        Label why = Keys.name(Labels.heading(middle, look, EndText.of(ui, call, end)), "call.end");
        why.setAlignment(SWT.CENTER);
        Grid.cell(why).wide().top(24);
        if (!end.duration().isZero()) {
            Label duration = Labels.quiet(middle, look, ui.text("end.duration", Texts.clock(end.duration())));
            Grid.cell(duration).middle().top(8);
        }
        Composite row = new Composite(middle, SWT.NONE);
        row.setBackground(getBackground());
        Grid.cell(row).middle().top(24);
        Grid.row(row, 2, 0, 0, 8);
        again = Keys.name(new PushButton(row, look, PushButton.Kind.PRIMARY, ui.text("end.again"), "phone"), "call.end.again");
        Grid.cell(again);
        again.addListener(SWT.Selection, event -> callAgain.run());
        PushButton close = Keys.name(new PushButton(row, look, PushButton.Kind.SECONDARY, ui.text("end.home")), "call.end.home");
        Grid.cell(close);
        close.addListener(SWT.Selection, event -> home.run());
    }

    @Override
    public boolean setFocus() {
        return !again.isDisposed() && again.setFocus();
    }
}
