package org.parley.ui.swt.internal.call;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.parley.call.Call.Shown;
import org.parley.ui.swt.internal.look.Avatar;
import org.parley.ui.swt.internal.look.Keys;
import org.parley.ui.swt.internal.look.Look;
import org.parley.ui.swt.internal.video.VideoPainters;
import org.parley.ui.swt.internal.video.VideoView;

/** One of the others: the picture, or the avatar with what is muted below it. */
final class ParticipantTile extends Composite {
    private final Look look;
    private final String name;
    private final VideoView view;
    private String note = "";

    ParticipantTile(Composite parent, Look look, VideoPainters painters, String name) {
        super(parent, SWT.NONE);
        this.look = look;
        this.name = name;
        setBackground(look.theme().stage());
        setLayout(new FillLayout());
        view = Keys.name(new VideoView(this, painters, true), "call.remote");
        view.placeholder(this::drawAvatar);
    }

    VideoView view() {
        return view;
    }

    /** {@code newNote} stands below the avatar. */
    void show(Shown shown, boolean connected, String newNote) {
        note = newNote;
        view.hide(!connected || !shown.video() && !shown.screen());
        view.redraw();
    }

    private void drawAvatar(GC gc, Point size) {
        int diameter = Math.max(48, Math.min(144, Math.min(size.x, size.y) / 3));
        int top = (size.y - diameter) / 2 - (note.isEmpty() ? 0 : 20);
        Avatar.draw(gc, name, (size.x - diameter) / 2, top, diameter);
        gc.setFont(look.fonts().body());
        gc.setForeground(look.theme().quiet());
        Point extent = gc.textExtent(note);
        Rectangle area = getClientArea();
        if (extent.x < area.width) {
            gc.drawText(note, (size.x - extent.x) / 2, top + diameter + 16, SWT.DRAW_TRANSPARENT);
        }
    }
}
