package org.parley.ui.swt.internal.screen;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.parley.signaling.Peer;
import org.parley.signaling.Session;
import org.parley.signaling.SignalingState;
import org.parley.ui.swt.internal.look.Avatar;
import org.parley.ui.swt.internal.look.Grid;
import org.parley.ui.swt.internal.look.Keys;
import org.parley.ui.swt.internal.look.Labels;
import org.parley.ui.swt.internal.look.RoundButton;

/** The user himself: name, status, settings, sign out. */
final class ProfileBar extends Composite {
    private final Ui ui;
    private final Canvas dot;
    private final Label status;

    ProfileBar(Ui ui, Composite parent) {
        super(parent, SWT.NONE);
        this.ui = ui;
        setBackground(parent.getBackground());
        Grid.row(this, 4, 16, 12, 4);
        String name = ui.account().session().map(Session::username).orElse("");
        Grid.cell(new Avatar(this, name, 40));
        Composite middle = new Composite(this, SWT.NONE);
        middle.setBackground(getBackground());
        Grid.column(middle, 0);
        Grid.cell(middle).wide().left(8);
        Grid.cell(Keys.name(Labels.strong(middle, ui.look(), name), "me.name")).wide();
        Composite line = new Composite(middle, SWT.NONE);
        line.setBackground(getBackground());
        Grid.row(line, 2, 0, 0, 6);
        Grid.cell(line).wide().top(2);
        dot = StatusColours.dot(line);
        Grid.cell(dot).width(10).height(10);
        status = Keys.name(Labels.small(line, ui.look(), ""), "me.status");
        Grid.cell(status).wide();
        addButtons();
        tell();
    }

    private void addButtons() {
        RoundButton settings = Keys.name(new RoundButton(this, ui.look(), RoundButton.Kind.PLAIN, "settings", ui.text("home.settings"), 36), "home.settings");
        Grid.cell(settings);
        settings.addListener(SWT.Selection, event -> ui.navigator().show(new SettingsScreen(ui)));
        RoundButton out = Keys.name(new RoundButton(this, ui.look(), RoundButton.Kind.PLAIN, "sign-out", ui.text("home.signout"), 36), "home.signout");
        Grid.cell(out);
        out.addListener(SWT.Selection, event -> ui.account().signOut(failure -> ui.navigator().home()));
    }

    /** Shows how it stands now. */
    void tell() {
        boolean here = ui.services().signaling().state() == SignalingState.LOGGED_IN;
        Peer.Status now = !here ? Peer.Status.OFFLINE : ui.services().currentCall().isPresent() ? Peer.Status.BUSY : Peer.Status.AVAILABLE;
        dot.setForeground(StatusColours.of(ui.look().theme(), now));
        dot.redraw();
        Labels.set(status, here ? ui.text("status." + now) : ui.text("home.away"));
    }
}
