package org.parley.ui.swt.internal.look;

import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;

/** Tabs beside each other; one is chosen. {@link SWT#Selection} follows a choice, with {@code button} 1 when it was made by pointer. */
public final class Segments extends Composite {
    private final List<Tab> tabs;
    private int chosen;

    /** The first is chosen; {@code keys} are their names for programs. */
    public Segments(Composite parent, Look look, List<String> keys, List<String> texts) {
        super(parent, SWT.NONE);
        setBackground(parent.getBackground());
        setLayout(new FillLayout());
        tabs = java.util.stream.IntStream.range(0, texts.size()).mapToObj(i -> Keys.name(new Tab(this, look, texts.get(i), i), keys.get(i))).toList();
    }

    /** Which is chosen. */
    public int chosen() {
        return chosen;
    }

    /** A tab, for what it is the name of. */
    public Control tab(int tab) {
        return tabs.get(tab);
    }

    /** Shows a count at a tab; 0 for none. {@code name} is what screen readers say then. */
    public void badge(int tab, int count, String name) {
        tabs.get(tab).badge = count;
        tabs.get(tab).name(name);
        tabs.get(tab).redraw();
    }

    /** As if it were clicked. */
    public void choose(int tab) {
        choose(tab, 0);
    }

    private void choose(int tab, int button) {
        int before = chosen;
        chosen = tab;
        tabs.forEach(Tab::redraw);
        tabs.get(before).tellChosen();
        tabs.get(tab).tellChosen();
        Event event = new Event();
        event.button = button;
        notifyListeners(SWT.Selection, event);
    }

    private final class Tab extends Drawn {
        private final String text;
        private final int index;
        private int badge;

        Tab(Composite parent, Look look, String text, int index) {
            super(parent, look);
            this.text = text;
            this.index = index;
            name(text);
        }

        void tellChosen() {
            tellState(ACC.STATE_SELECTED, chosen == index);
        }

        @Override
        protected void pressed() {
            choose(index, isClicked() ? 1 : 0);
        }

        @Override
        protected int role() {
            return ACC.ROLE_TABITEM;
        }

        @Override
        protected int state() {
            return ACC.STATE_SELECTABLE | (chosen == index ? ACC.STATE_SELECTED : 0);
        }

        @Override
        public Point computeSize(int wHint, int hHint, boolean changed) {
            GC gc = new GC(this);
            gc.setFont(look().fonts().strong());
            Point extent = gc.textExtent(text);
            gc.dispose();
            return new Point(extent.x + 56, 40);
        }

        @Override
        protected void draw(GC gc, Rectangle area) {
            Theme theme = look().theme();
            boolean on = chosen == index;
            gc.setFont(look().fonts().strong());
            gc.setForeground(on ? theme.accent() : isHovered() ? theme.text() : theme.quiet());
            Point extent = gc.textExtent(text);
            int left = (area.width - extent.x - (badge > 0 ? 28 : 0)) / 2;
            gc.drawText(text, left, (area.height - extent.y) / 2, SWT.DRAW_TRANSPARENT);
            if (badge > 0) {
                drawBadge(gc, left + extent.x + 8, (area.height - 20) / 2, theme);
            }
            gc.setBackground(on ? theme.accent() : theme.line());
            gc.fillRoundRectangle(0, area.height - (on ? 3 : 1), area.width, on ? 3 : 1, 2, 2);
            drawFocus(gc, area, 6);
        }

        private void drawBadge(GC gc, int x, int y, Theme theme) {
            String count = badge > 99 ? "99+" : String.valueOf(badge);
            gc.setFont(look().fonts().small());
            Point extent = gc.textExtent(count);
            int width = Math.max(20, extent.x + 10);
            gc.setBackground(theme.dangerFill());
            gc.fillRoundRectangle(x, y, width, 20, 20, 20);
            gc.setForeground(theme.onAccent());
            gc.drawText(count, x + (width - extent.x) / 2, y + (20 - extent.y) / 2, SWT.DRAW_TRANSPARENT);
        }
    }
}
