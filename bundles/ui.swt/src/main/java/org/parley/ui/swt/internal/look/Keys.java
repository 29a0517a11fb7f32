package org.parley.ui.swt.internal.look;

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

    /** The controls of this name, {@code control} itself and those within. */
    public static Stream<Control> find(Control control, String key) {
        Stream<Control> within = control instanceof Composite composite ? Stream.of(composite.getChildren()).flatMap(child -> find(child, key)) : Stream.empty();
        return key.equals(of(control)) ? Stream.concat(Stream.of(control), within) : within;
    }

    /** The widget's name; null for none. */
    public static String of(Widget widget) {
        return (String) widget.getData(KEY);
    }
}
