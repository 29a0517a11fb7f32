package org.parley.ui.swt.internal.call;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.parley.media.ScreenSource;
import org.parley.ui.swt.internal.look.Drawn;
import org.parley.ui.swt.internal.look.Keys;
import org.parley.ui.swt.internal.look.Look;
import org.parley.ui.swt.internal.look.Shortened;
import org.parley.ui.swt.internal.look.Theme;
import org.parley.ui.swt.internal.video.VideoPainters;
import org.parley.ui.swt.internal.video.VideoView;

/** A screen or window that can be chosen: a live picture of it, and its title. */
final class SourceCard extends Drawn {
    static final int WIDTH = 200;
    static final int PICTURE_WIDTH = 184;
    static final int PICTURE_HEIGHT = 104;
    private static final int MARGIN = 8;
    private final ScreenSource source;
    private final String title;
    private final VideoView picture;
    private boolean chosen;

    SourceCard(Composite parent, Look look, VideoPainters painters, ScreenSource source, String title, String name) {
        super(parent, look);
        this.source = source;
        this.title = title;
        Keys.name(this, "share.source");
        setFont(look.fonts().small());
        name(name);
        setToolTipText(title);
        picture = new VideoView(this, painters, false);
        picture.setBackground(look.theme().side());
        picture.setBounds(MARGIN, MARGIN, PICTURE_WIDTH, PICTURE_HEIGHT);
        picture.placeholder((gc, size) -> gc.drawImage(look.icons().get("screen", 32, look.theme().quiet()), (size.x - 32) / 2, (size.y - 32) / 2));
        picture.addListener(SWT.MouseUp, event -> press());
    }

    ScreenSource source() {
        return source;
    }

    VideoView picture() {
        return picture;
    }

    void choose(boolean on) {
        chosen = on;
        tellState(ACC.STATE_CHECKED, on);
        redraw();
    }

    @Override
    protected int role() {
        return ACC.ROLE_RADIOBUTTON;
    }

    @Override
    protected int state() {
        return chosen ? ACC.STATE_CHECKED : 0;
    }

    @Override
    public Point computeSize(int wHint, int hHint, boolean changed) {
        return new Point(WIDTH, PICTURE_HEIGHT + 2 * MARGIN + 28);
    }

    @Override
    protected void draw(GC gc, Rectangle area) {
        Theme theme = look().theme();
        gc.setBackground(chosen ? theme.accentSoft() : isHovered() ? theme.hover() : getBackground());
        gc.fillRoundRectangle(0, 0, area.width, area.height, 2 * Look.RADIUS, 2 * Look.RADIUS);
        if (chosen) {
            gc.setForeground(theme.accent());
            gc.setLineWidth(2);
            gc.drawRoundRectangle(1, 1, area.width - 3, area.height - 3, 2 * Look.RADIUS, 2 * Look.RADIUS);
        }
        gc.setFont(getFont());
        gc.setForeground(theme.text());
        gc.drawText(Shortened.to(gc, title, WIDTH - 2 * MARGIN), MARGIN, PICTURE_HEIGHT + 2 * MARGIN, SWT.DRAW_TRANSPARENT);
        drawFocus(gc, area, Look.RADIUS);
    }
}
