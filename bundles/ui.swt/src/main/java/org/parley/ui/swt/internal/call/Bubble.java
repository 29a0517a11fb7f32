package org.parley.ui.swt.internal.call;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.graphics.TextLayout;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.parley.ui.swt.internal.look.Keys;
import org.parley.ui.swt.internal.look.Look;
import org.parley.ui.swt.internal.look.Spoken;
import org.parley.ui.swt.internal.look.Theme;

/** A line of chat: the text in a bubble, below it the time, and whether it was shown. */
final class Bubble extends Canvas {
    private static final int PADDING = 10;
    private static final int ROOM = 48;
    private final Look look;
    private final boolean own;
    private final String text;
    private final int noteHeight;
    private String note;
    private int measuredWidth;
    private int measuredHeight;

    Bubble(Composite parent, Look look, boolean own, String text, String note, int noteHeight) {
        super(parent, SWT.DOUBLE_BUFFERED | SWT.NO_FOCUS);
        this.look = look;
        this.own = own;
        this.text = text;
        this.note = note;
        this.noteHeight = noteHeight;
        Keys.name(this, "chat.message");
        setBackground(parent.getBackground());
        addListener(SWT.Paint, event -> draw(event.gc));
        Spoken.drawn(this, ACC.ROLE_LABEL, () -> text + ", " + note);
    }

    /** The time, and what became of it. */
    void note(String newNote) {
        note = newNote;
        redraw();
    }

    String text() {
        return text;
    }

    String note() {
        return note;
    }

    private TextLayout text(int width) {
        TextLayout layout = new TextLayout(getDisplay());
        layout.setText(text);
        layout.setFont(look.fonts().body());
        layout.setWidth(Math.max(40, width - ROOM - 2 * PADDING));
        return layout;
    }

    /** How high a note is there; the same for all of a conversation. */
    static int noteHeight(Control where, Look look) {
        GC gc = new GC(where);
        gc.setFont(look.fonts().small());
        int height = gc.getFontMetrics().getHeight();
        gc.dispose();
        return height;
    }

    @Override
    public Point computeSize(int wHint, int hHint, boolean changed) {
        int width = wHint == SWT.DEFAULT ? 260 : wHint;
        if (width != measuredWidth) { // the text does not change, and to measure it takes long
            TextLayout layout = text(width);
            measuredHeight = layout.getBounds().height + 2 * PADDING + noteHeight + 2;
            measuredWidth = width;
            layout.dispose();
        }
        return new Point(width, measuredHeight);
    }

    private void draw(GC gc) {
        Rectangle area = getClientArea();
        Theme theme = look.theme();
        TextLayout layout = text(area.width);
        Rectangle bounds = layout.getBounds();
        int lines = 0;
        for (int line = 0; line < layout.getLineCount(); line++) {
            lines = Math.max(lines, layout.getLineBounds(line).width);
        }
        int width = lines + 2 * PADDING;
        int left = own ? area.width - width : 0;
        Color surface = own ? theme.accentFill() : theme.hover();
        gc.setAntialias(SWT.ON);
        gc.setBackground(surface);
        gc.fillRoundRectangle(left, 0, width, bounds.height + 2 * PADDING, 2 * Look.RADIUS, 2 * Look.RADIUS);
        gc.setForeground(own ? theme.onAccent() : theme.text());
        layout.draw(gc, left + PADDING, PADDING);
        layout.dispose();
        gc.setFont(look.fonts().small());
        gc.setForeground(theme.quiet());
        Point extent = gc.textExtent(note);
        gc.drawText(note, own ? area.width - extent.x : 0, bounds.height + 2 * PADDING + 2, SWT.DRAW_TRANSPARENT);
    }
}
