package org.parley.ui.swt.internal.call;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.parley.ui.swt.internal.look.Look;
import org.parley.ui.swt.internal.look.RoundButton;

/** The button of the chat, with the number of what has not been read. */
final class ChatButton extends RoundButton {
    private int unread;

    ChatButton(Composite parent, Look look, String name, int diameter) {
        super(parent, look, Kind.SOFT, "chat", name, diameter);
    }

    void unread(int count) {
        unread = count;
        redraw();
    }

    int unread() {
        return unread;
    }

    @Override
    protected void draw(GC gc, Rectangle area) {
        super.draw(gc, area);
        if (unread == 0) {
            return;
        }
        String text = unread > 99 ? "99+" : String.valueOf(unread);
        gc.setFont(look().fonts().small());
        Point extent = gc.textExtent(text);
        int width = Math.max(20, extent.x + 10);
        gc.setBackground(look().theme().dangerFill());
        gc.fillRoundRectangle(area.width - width, 0, width, 20, 20, 20);
        gc.setForeground(look().theme().onAccent());
        gc.drawText(text, area.width - width + (width - extent.x) / 2, (20 - extent.y) / 2, SWT.DRAW_TRANSPARENT);
    }
}
