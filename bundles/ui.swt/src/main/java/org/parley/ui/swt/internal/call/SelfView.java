package org.parley.ui.swt.internal.call;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.parley.ui.swt.internal.look.Avatar;
import org.parley.ui.swt.internal.look.Keys;
import org.parley.ui.swt.internal.look.Look;
import org.parley.ui.swt.internal.video.VideoPainters;
import org.parley.ui.swt.internal.video.VideoView;

/** The user's own picture over the others', mirrored; dragged to where it does not disturb. Keeps its share of the way when the window changes. */
final class SelfView extends Composite {
    private static final int MARGIN = 16;
    private static final int FRAME = 2;
    private final VideoView view;
    private double shareX = 1;
    private double shareY = 1;
    private Point grabbed;

    SelfView(Composite parent, Look look, VideoPainters painters, String name) {
        super(parent, SWT.NONE);
        setBackground(look.theme().line());
        view = Keys.name(new VideoView(this, painters, true), "call.self");
        view.setBackground(look.theme().card());
        view.cover(true);
        view.mirror(true);
        view.calm(true);
        view.placeholder((gc, size) -> {
            int diameter = Math.min(64, size.y / 2);
            Avatar.draw(gc, name, (size.x - diameter) / 2, (size.y - diameter) / 2, diameter);
        });
        view.setCursor(getDisplay().getSystemCursor(SWT.CURSOR_SIZEALL));
        view.addListener(SWT.MouseDown, event -> grabbed = new Point(event.x, event.y));
        view.addListener(SWT.MouseMove, this::drag);
        view.addListener(SWT.MouseUp, event -> grabbed = null);
        addListener(SWT.Resize, event -> view.setBounds(FRAME, FRAME, getSize().x - 2 * FRAME, getSize().y - 2 * FRAME));
    }

    VideoView view() {
        return view;
    }

    /** Its place within {@code room}. */
    void place(Rectangle room) {
        int width = Math.max(120, Math.min(240, room.width / 4));
        int height = width * 3 / 4;
        int freeX = Math.max(0, room.width - width - 2 * MARGIN);
        int freeY = Math.max(0, room.height - height - 2 * MARGIN);
        setBounds(room.x + MARGIN + (int) (freeX * shareX), room.y + MARGIN + (int) (freeY * shareY), width, height);
    }

    /** Clockwise, at the next {@link #place}. */
    void nextCorner() {
        boolean right = shareX > 0.5;
        boolean low = shareY > 0.5;
        shareX = low ? 0 : 1;
        shareY = right ? 1 : 0;
    }

    private void drag(Event event) {
        if (grabbed == null) {
            return;
        }
        Control stage = getParent();
        Rectangle bounds = getBounds();
        Rectangle room = ((Composite) stage).getClientArea();
        int freeX = Math.max(1, room.width - bounds.width - 2 * MARGIN);
        int freeY = Math.max(1, room.height - bounds.height - 2 * MARGIN);
        shareX = Math.max(0, Math.min(1, (bounds.x + event.x - grabbed.x - MARGIN) / (double) freeX));
        shareY = Math.max(0, Math.min(1, (bounds.y + event.y - grabbed.y - MARGIN) / (double) freeY));
        place(room);
    }
}
