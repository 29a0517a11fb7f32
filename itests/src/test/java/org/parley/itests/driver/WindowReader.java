package org.parley.itests.driver;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;

/** Reads the named widgets of a display. On its thread only. */
final class WindowReader {
    private static final String KEY = "org.eclipse.swtbot.widget.key";

    private final Display display;

    WindowReader(Display display) {
        this.display = display;
    }

    /** All named widgets, those in front first. */
    JsonArray all() {
        JsonArray all = new JsonArray();
        controls().stream().filter(c -> key(c) != null).forEach(c -> all.add(describe(c)));
        return all;
    }

    /** The windows that are shown. */
    JsonArray shells() {
        JsonArray all = new JsonArray();
        for (Shell shell : display.getShells()) {
            if (shell.isVisible()) {
                all.add(describe(shell));
            }
        }
        return all;
    }

    /** The widget of that name, a visible one if there is; scrolled into sight. {@code people#bob} is the row of the table {@code people} that says bob. Null for none. */
    JsonObject find(String key) {
        if (key.indexOf('#') > 0) {
            return row(key.substring(0, key.indexOf('#')), key.substring(key.indexOf('#') + 1));
        }
        Control found = null;
        for (Control control : controls()) {
            if (key.equals(key(control)) && (found == null || !found.isVisible())) {
                found = control;
            }
        }
        if (found == null) {
            return null;
        }
        scroll(found);
        return describe(found);
    }

    private JsonObject row(String table, String text) {
        for (Control control : controls()) {
            if (table.equals(key(control)) && control.isVisible() && control instanceof Table rows) {
                for (TableItem item : rows.getItems()) {
                    if (item.getText().contains(text)) {
                        rows.showItem(item);
                        JsonObject json = describe(rows);
                        json.addProperty("text", item.getText());
                        pixels(json, display.map(rows, null, item.getBounds()), rows.getMonitor().getZoom());
                        return json;
                    }
                }
            }
        }
        return null;
    }

    /** Moves the window that has the widget. */
    JsonObject place(String key, int x, int y) {
        for (Control control : controls()) {
            if (key.equals(key(control)) && control.isVisible()) {
                control.getShell().setLocation(x, y);
                control.getShell().forceActive();
                return describe(control.getShell());
            }
        }
        return null;
    }

    /** Lays a card of one colour, 0xRRGGBB, upon the screen: something to be recognized. It stays. */
    JsonObject card(int rgb, Rectangle place) {
        Shell shell = new Shell(display, SWT.NO_TRIM | SWT.TOOL);
        shell.setBackground(new Color(rgb >> 16 & 0xFF, rgb >> 8 & 0xFF, rgb & 0xFF));
        shell.setBounds(place);
        shell.setVisible(true);
        return describe(shell);
    }

    /** The inside of the window that has the widget; null for none. */
    JsonObject shell(String key) {
        for (Control control : controls()) {
            if (key.equals(key(control)) && control.isVisible()) {
                Shell shell = control.getShell();
                JsonObject json = describe(shell);
                Rectangle inside = display.map(shell, null, shell.getClientArea());
                pixels(json, inside, shell.getMonitor().getZoom());
                return json;
            }
        }
        return null;
    }

    private List<Control> controls() {
        List<Control> all = new ArrayList<>();
        Shell active = display.getActiveShell();
        if (active != null) {
            collect(active, all);
        }
        for (Shell shell : display.getShells()) {
            if (shell != active) {
                collect(shell, all);
            }
        }
        return all;
    }

    private static void collect(Control control, List<Control> all) {
        all.add(control);
        if (control instanceof Composite composite) {
            for (Control child : composite.getChildren()) {
                collect(child, all);
            }
        }
    }

    private static void scroll(Control control) {
        for (Composite parent = control.getParent(); parent != null; parent = parent.getParent()) {
            if (parent instanceof ScrolledComposite scrolled && control.isVisible()) {
                scrolled.showControl(control);
            }
        }
    }

    /** Bounds are pixels of the screen. */
    private static JsonObject describe(Control control) {
        JsonObject json = new JsonObject();
        json.addProperty("key", key(control) == null ? "" : key(control));
        json.addProperty("id", System.identityHashCode(control));
        json.addProperty("type", control.getClass().getSimpleName());
        json.addProperty("text", WidgetText.of(control));
        json.addProperty("name", WidgetText.accessible(control));
        json.addProperty("visible", control.isVisible());
        json.addProperty("enabled", control.isEnabled());
        json.addProperty("focus", control.isFocusControl());
        json.addProperty("selected", WidgetText.isSelected(control));
        pixels(json, bounds(control), control.getMonitor().getZoom());
        return json;
    }

    private static void pixels(JsonObject json, Rectangle bounds, int zoom) {
        json.addProperty("x", bounds.x * zoom / 100);
        json.addProperty("y", bounds.y * zoom / 100);
        json.addProperty("width", bounds.width * zoom / 100);
        json.addProperty("height", bounds.height * zoom / 100);
    }

    private static Rectangle bounds(Control control) {
        if (control instanceof Shell shell) {
            return shell.getBounds();
        }
        Point size = control.getSize();
        Point corner = control.toDisplay(0, 0);
        return new Rectangle(corner.x, corner.y, size.x, size.y);
    }

    private static String key(Control control) {
        return (String) control.getData(KEY);
    }
}
