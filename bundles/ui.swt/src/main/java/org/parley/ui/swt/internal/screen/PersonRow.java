package org.parley.ui.swt.internal.screen;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.parley.signaling.Peer;
import org.parley.ui.swt.internal.look.Avatar;
import org.parley.ui.swt.internal.look.Look;
import org.parley.ui.swt.internal.look.Rows;
import org.parley.ui.swt.internal.look.Shortened;

/** Somebody who is online, in the list. */
record PersonRow(Ui ui) implements Rows.Row<Peer> {
    static final int HEIGHT = 64;
    private static final int AVATAR = 40;

    @Override
    public Object id(Peer peer) {
        return peer.username();
    }

    @Override
    public String spoken(Peer peer) {
        return peer.username() + ", " + ui.text("status." + peer.status());
    }

    @Override
    public void draw(GC gc, Peer peer, Rectangle area) {
        Look look = ui.look();
        int top = area.y + (area.height - AVATAR) / 2;
        Avatar.draw(gc, peer.username(), area.x, top, AVATAR);
        StatusColours.dot(gc, StatusColours.of(look.theme(), peer.status()), look.theme().side(), area.x + AVATAR - 11, top + AVATAR - 11, 11);
        int left = area.x + AVATAR + 14;
        int room = area.width - AVATAR - 14;
        gc.setFont(look.fonts().strong());
        gc.setForeground(look.theme().text());
        int line = gc.getFontMetrics().getHeight();
        int first = area.y + (area.height - 2 * line - 2) / 2;
        gc.drawText(Shortened.to(gc, peer.username(), room), left, first, SWT.DRAW_TRANSPARENT);
        gc.setFont(look.fonts().small());
        gc.setForeground(look.theme().quiet());
        gc.drawText(Shortened.to(gc, ui.text("status." + peer.status()), room), left, first + line + 3, SWT.DRAW_TRANSPARENT);
    }
}
