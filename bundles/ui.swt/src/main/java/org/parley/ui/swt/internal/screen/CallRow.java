package org.parley.ui.swt.internal.screen;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.parley.call.CallRecord;
import org.parley.ui.swt.internal.look.Avatar;
import org.parley.ui.swt.internal.look.Look;
import org.parley.ui.swt.internal.look.Rows;
import org.parley.ui.swt.internal.look.Shortened;

/** An ended call, in the list. */
record CallRow(Ui ui, Moments moments) implements Rows.Row<CallRecord> {
    static final int HEIGHT = 64;
    private static final int AVATAR = 40;
    private static final int ICON = 14;

    @Override
    public Object id(CallRecord call) {
        return call.id();
    }

    @Override
    public String spoken(CallRecord call) {
        return call.peer() + ", " + HistoryText.of(ui.texts(), call) + ", " + moments.of(call.begun());
    }

    @Override
    public void draw(GC gc, CallRecord call, Rectangle area) {
        Look look = ui.look();
        Avatar.draw(gc, call.peer(), area.x, area.y + (area.height - AVATAR) / 2, AVATAR);
        int left = area.x + AVATAR + 14;
        gc.setFont(look.fonts().small());
        gc.setForeground(look.theme().quiet());
        String when = moments.of(call.begun());
        int whenWidth = gc.textExtent(when).x;
        gc.setFont(look.fonts().strong());
        int line = gc.getFontMetrics().getHeight();
        int first = area.y + (area.height - 2 * line - 2) / 2;
        gc.setFont(look.fonts().small());
        gc.drawText(when, area.x + area.width - whenWidth, first + 1, SWT.DRAW_TRANSPARENT);
        gc.setFont(look.fonts().strong());
        Color ink = call.missed() ? look.theme().danger() : look.theme().text();
        gc.setForeground(ink);
        gc.drawText(Shortened.to(gc, call.peer(), area.width - AVATAR - 22 - whenWidth), left, first, SWT.DRAW_TRANSPARENT);
        Color quiet = call.missed() ? look.theme().danger() : look.theme().quiet();
        gc.drawImage(look.icons().get(HistoryText.icon(call), ICON, quiet), left, first + line + 4);
        gc.setFont(look.fonts().small());
        gc.setForeground(quiet);
        gc.drawText(Shortened.to(gc, HistoryText.of(ui.texts(), call), area.width - AVATAR - 36), left + ICON + 6, first + line + 3, SWT.DRAW_TRANSPARENT);
    }
}
