package org.parley.ui.swt.internal.look;

import java.util.List;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;

/**
 * A list whose rows are drawn here, upon the platform's table: keyboard, scrolling and screen readers are the platform's. Row heights are all alike. The row under the pointer, and the
 * chosen one, show icons at their right that do something at a click.
 */
public final class Rows<T> {
    private static final int ACTION = 36;

    private final Look look;
    private final Table table;
    private final TableColumn column;
    private final Row<T> row;
    private final List<Action<T>> actions;
    private List<T> shown = List.of();
    private int hovered = -1;

    /** How a row is told apart, said and drawn. */
    public interface Row<T> {
        /** The same for the same thing when it has changed. */
        Object id(T thing);

        /** What screen readers say. */
        String spoken(T thing);

        /** Draws it within {@code area}; the background is there. */
        void draw(GC gc, T thing, Rectangle area);
    }

    /** What an icon at the right of a row does. */
    public record Action<T>(String icon, String name, Consumer<T> run) {}

    /** {@code key} names the table for programs. */
    public Rows(Composite parent, Look look, String key, int height, Row<T> row, List<Action<T>> actions) {
        this.look = look;
        this.row = row;
        this.actions = List.copyOf(actions);
        table = Keys.name(new Table(parent, SWT.SINGLE | SWT.FULL_SELECTION | SWT.V_SCROLL), key);
        table.setBackground(parent.getBackground());
        table.setForeground(look.theme().text());
        column = new TableColumn(table, SWT.NONE);
        table.addListener(SWT.Resize, event -> column.setWidth(Math.max(50, table.getClientArea().width)));
        table.addListener(SWT.MeasureItem, event -> event.height = height);
        table.addListener(SWT.EraseItem, this::erase);
        table.addListener(SWT.PaintItem, this::paint);
        table.addListener(SWT.MouseMove, event -> hover(event));
        table.addListener(SWT.MouseExit, event -> hover(null));
        table.addListener(SWT.MouseDown, this::click);
    }

    /** The table. */
    public Table control() {
        return table;
    }

    /** Shows these; what was chosen stays so if it is still there. */
    public void show(List<T> things) {
        Object chosen = selected() == null ? null : row.id(selected());
        shown = List.copyOf(things);
        table.setRedraw(false);
        while (table.getItemCount() > shown.size()) {
            table.remove(table.getItemCount() - 1);
        }
        for (int i = 0; i < shown.size(); i++) {
            TableItem item = i < table.getItemCount() ? table.getItem(i) : new TableItem(table, SWT.NONE);
            String spoken = row.spoken(shown.get(i));
            if (!spoken.equals(item.getText())) {
                item.setText(spoken);
            }
        }
        select(chosen);
        table.setRedraw(true);
        table.redraw();
    }

    /** Chooses the row of this id, or none. */
    public void select(Object id) {
        table.deselectAll();
        for (int i = 0; id != null && i < shown.size(); i++) {
            if (row.id(shown.get(i)).equals(id)) {
                table.setSelection(i);
            }
        }
    }

    /** What is chosen; null for nothing. */
    public T selected() {
        int index = table.getSelectionIndex();
        return index >= 0 && index < shown.size() ? shown.get(index) : null;
    }

    /** What is shown. */
    public List<T> shown() {
        return shown;
    }

    /** Is told what is chosen now. */
    public void onSelect(Consumer<T> listener) {
        table.addListener(SWT.Selection, event -> {
            if (selected() != null) {
                listener.accept(selected());
            }
        });
    }

    /** Is told what was double-clicked, or on what Enter was pressed. */
    public void onOpen(Consumer<T> listener) {
        table.addListener(SWT.DefaultSelection, event -> {
            if (selected() != null) {
                listener.accept(selected());
            }
        });
    }

    private void erase(Event event) {
        int index = table.indexOf((TableItem) event.item);
        boolean chosen = (event.detail & SWT.SELECTED) != 0;
        Rectangle area = new Rectangle(event.x, event.y, Math.max(event.width, table.getClientArea().width), event.height);
        event.gc.setBackground(table.getBackground());
        event.gc.fillRectangle(area);
        if (chosen || index == hovered) {
            event.gc.setAntialias(SWT.ON);
            event.gc.setBackground(chosen ? look.theme().accentSoft() : look.theme().hover());
            event.gc.fillRoundRectangle(area.x + 8, area.y + 2, area.width - 16, area.height - 4, 2 * Look.RADIUS, 2 * Look.RADIUS);
        }
        if (chosen && table.isFocusControl()) {
            event.gc.setForeground(look.theme().focus());
            event.gc.setLineWidth(2);
            event.gc.drawRoundRectangle(area.x + 9, area.y + 3, area.width - 18, area.height - 6, 2 * Look.RADIUS, 2 * Look.RADIUS);
        }
        event.detail &= ~(SWT.SELECTED | SWT.HOT | SWT.FOCUSED | SWT.BACKGROUND | SWT.FOREGROUND);
    }

    private void paint(Event event) {
        int index = table.indexOf((TableItem) event.item);
        if (index >= shown.size()) {
            return;
        }
        Rectangle area = area(event.x, event.y, event.height);
        event.gc.setAntialias(SWT.ON);
        boolean active = index == hovered || index == table.getSelectionIndex();
        int room = active ? actions.size() * ACTION : 0;
        row.draw(event.gc, shown.get(index), new Rectangle(area.x, area.y, area.width - room, area.height));
        for (int i = 0; active && i < actions.size(); i++) {
            Rectangle zone = zone(area, i);
            event.gc.drawImage(look.icons().get(actions.get(i).icon, 20, look.theme().accent()), zone.x + 8, zone.y + (zone.height - 20) / 2);
        }
    }

    private Rectangle area(int x, int y, int height) {
        return new Rectangle(x + 16, y, table.getClientArea().width - 32, height);
    }

    private Rectangle zone(Rectangle area, int action) {
        return new Rectangle(area.x + area.width - (actions.size() - action) * ACTION, area.y, ACTION, area.height);
    }

    private void hover(Event event) {
        TableItem item = event == null ? null : table.getItem(new Point(event.x, event.y));
        int now = item == null ? -1 : table.indexOf(item);
        if (now != hovered) {
            hovered = now;
            table.redraw();
        }
        Action<T> action = event == null || item == null ? null : actionAt(item, event.x, event.y);
        String name = action == null ? null : action.name;
        if (!java.util.Objects.equals(name, table.getToolTipText())) {
            table.setToolTipText(name);
        }
    }

    private Action<T> actionAt(TableItem item, int x, int y) {
        Rectangle bounds = item.getBounds(0);
        Rectangle area = area(0, bounds.y, bounds.height);
        for (int i = 0; i < actions.size(); i++) {
            if (zone(area, i).contains(x, y)) {
                return actions.get(i);
            }
        }
        return null;
    }

    private void click(Event event) {
        TableItem item = table.getItem(new Point(event.x, event.y));
        Action<T> action = item == null || event.button != 1 ? null : actionAt(item, event.x, event.y);
        if (action != null) {
            T thing = shown.get(table.indexOf(item));
            table.getDisplay().asyncExec(() -> action.run.accept(thing));
        }
    }
}
