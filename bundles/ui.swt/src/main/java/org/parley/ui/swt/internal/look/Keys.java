package org.parley.ui.swt.internal.look;

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

    /** The widget's name; null for none. */
    public static String of(Widget widget) {
        return (String) widget.getData(KEY);
    }
}
