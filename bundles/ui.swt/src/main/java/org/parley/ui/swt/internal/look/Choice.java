package org.parley.ui.swt.internal.look;

import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;

/** One of several, chosen from a menu. {@link SWT#Selection} follows a choice, and nothing follows the opening of the menu. */
public final class Choice<T> extends Drawn {
    private final String label;
    private List<Option<T>> options = List.of();
    private T value;
    private boolean expanded;

    /** What can be chosen, and how it is called. */
    public record Option<T>(T value, String text) {}

    /** {@code label} for screen readers. */
    public Choice(Composite parent, Look look, String label) {
        super(parent, look);
        this.label = label;
        setFont(look.fonts().body());
    }

    /** Offers {@code newOptions}, with {@code chosen} in the line. */
    public void offer(List<Option<T>> newOptions, T chosen) {
        options = List.copyOf(newOptions);
        value = chosen;
        name(label + ": " + text());
        redraw();
    }

    /** What is chosen. */
    public T value() {
        return value;
    }

    /** What can be chosen. */
    public List<Option<T>> options() {
        return options;
    }

    private String text() {
        return options.stream().filter(option -> option.value.equals(value)).map(Option::text).findFirst().orElse("");
    }

    @Override
    protected boolean opens() {
        Menu menu = menu();
        menu.setLocation(toDisplay(0, getSize().y));
        menu.setVisible(true);
        return true;
    }

    Menu menu() {
        Menu menu = new Menu(this);
        for (Option<T> option : options) {
            MenuItem item = new MenuItem(menu, SWT.RADIO);
            item.setText(option.text.replace("&", "&&"));
            item.setSelection(option.value.equals(value));
            item.addListener(SWT.Selection, event -> {
                if (item.getSelection()) {
                    choose(option.value);
                }
            });
        }
        menu.addListener(SWT.Show, event -> expanded(true));
        menu.addListener(SWT.Hide, event -> {
            expanded(false);
            getDisplay().asyncExec(menu::dispose);
        });
        return menu;
    }

    private void expanded(boolean on) {
        expanded = on;
        tellState(ACC.STATE_EXPANDED, on);
        tellState(ACC.STATE_COLLAPSED, !on);
    }

    /** As if it were chosen from the menu. */
    public void choose(T chosen) {
        if (!chosen.equals(value)) {
            offer(options, chosen);
            notifyListeners(SWT.Selection, new org.eclipse.swt.widgets.Event());
        }
    }

    @Override
    protected int role() {
        return ACC.ROLE_COMBOBOX;
    }

    @Override
    protected int state() {
        return expanded ? ACC.STATE_EXPANDED : ACC.STATE_COLLAPSED;
    }

    @Override
    public Point computeSize(int wHint, int hHint, boolean changed) {
        GC gc = new GC(this);
        gc.setFont(getFont());
        int widest = options.stream().mapToInt(option -> gc.textExtent(option.text).x).max().orElse(80);
        gc.dispose();
        return new Point(wHint == SWT.DEFAULT ? widest + 56 : wHint, 40);
    }

    @Override
    protected void draw(GC gc, Rectangle area) {
        Theme theme = look().theme();
        gc.setBackground(isHovered() ? theme.hover() : theme.field());
        gc.fillRoundRectangle(1, 1, area.width - 2, area.height - 2, 2 * Look.RADIUS, 2 * Look.RADIUS);
        gc.setForeground(theme.line());
        gc.drawRoundRectangle(1, 1, area.width - 3, area.height - 3, 2 * Look.RADIUS, 2 * Look.RADIUS);
        gc.setFont(getFont());
        gc.setForeground(isEnabled() ? theme.text() : theme.quiet());
        String text = Shortened.to(gc, text(), area.width - 56);
        gc.drawText(text, 14, (area.height - gc.textExtent(text).y) / 2, SWT.DRAW_TRANSPARENT);
        Image chevron = look().icons().get("chevron-down", 16, theme.quiet());
        gc.drawImage(chevron, area.width - 30, (area.height - 16) / 2);
        drawFocus(gc, area, Look.RADIUS);
    }
}
