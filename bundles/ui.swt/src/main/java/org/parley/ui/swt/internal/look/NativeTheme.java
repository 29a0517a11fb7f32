package org.parley.ui.swt.internal.look;

import org.eclipse.swt.widgets.Display;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the platform to draw what it draws itself (menus, scroll bars, tooltips, the caret) in the same theme. */
public final class NativeTheme {
    private static final Logger LOG = LoggerFactory.getLogger(NativeTheme.class);

    private NativeTheme() {}

    /** Does nothing where the platform cannot. Only GTK has something to ask, in a class that SWT does not have elsewhere. */
    public static void dark(boolean dark) {
        try {
            Class.forName("org.eclipse.swt.internal.gtk.OS", true, Display.class.getClassLoader()).getMethod("setDarkThemePreferred", boolean.class).invoke(null, dark);
        } catch (ReflectiveOperationException | LinkageError e) {
            LOG.debug("the platform's own widgets keep their theme", e);
        }
    }
}
