package org.parley.ui.swt.internal.look;

import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Widget;

/** The names by which programs find widgets. */
public final class Keys {
    private static final String KEY = "org.eclipse.swtbot.widget.key";

    private Keys() {}

    /** Names {@code widget}, and returns it. */
    public static <W extends Widget> W name(W widget, String key) {
        widget.setData(KEY, key);
        return widget;
    }

    /** The control of this name, {@code control} itself or one within. */
    public static Optional<Control> find(Control control, String key) {
        if (key.equals(of(control))) {
            return Optional.of(control);
        }
        return control instanceof Composite composite ? Stream.of(composite.getChildren()).flatMap(child -> find(child, key).stream()).findFirst() : Optional.empty();
    }

    /** The widget's name; null for none. */
    public static String of(Widget widget) {
        return (String) widget.getData(KEY);
    }
}
