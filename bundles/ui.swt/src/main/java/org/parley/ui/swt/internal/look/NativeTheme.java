package org.parley.ui.swt.internal.look;

import java.util.regex.Pattern;
import org.eclipse.swt.widgets.Display;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The theme of what the platform draws itself (menus, scroll bars, tooltips, the caret): asks for the same one, and for high contrast follows it. On the UI thread. */
public final class NativeTheme {
    private static final Logger LOG = LoggerFactory.getLogger(NativeTheme.class);

    /** GTK's own two, and those of desktops that have others. */
    private static final Pattern HIGH_CONTRAST = Pattern.compile("high-?contrast|contrast-?high", Pattern.CASE_INSENSITIVE);

    private NativeTheme() {}

    /** Whether the user has asked the desktop for high contrast; false where the platform does not tell. */
    public static boolean highContrast(Display display) {
        return display.getHighContrast() || HIGH_CONTRAST.matcher(name()).find();
    }

    /** As GTK is told by the environment, which counts more, or by the desktop. */
    private static String name() {
        String told = System.getenv("GTK_THEME");
        if (told != null && !told.isEmpty()) {
            return told;
        }
        try {
            return String.valueOf(gtk().getMethod("getThemeName").invoke(null));
        } catch (ReflectiveOperationException | LinkageError e) {
            LOG.debug("the platform does not tell its theme", e);
            return "";
        }
    }

    private static Class<?> gtk() throws ClassNotFoundException {
        return Class.forName("org.eclipse.swt.internal.gtk.OS", true, Display.class.getClassLoader());
    }

    /** Does nothing where the platform cannot. Only GTK has something to ask, in a class that SWT does not have elsewhere. */
    public static void dark(boolean dark) {
        try {
            gtk().getMethod("setDarkThemePreferred", boolean.class).invoke(null, dark);
        } catch (ReflectiveOperationException | LinkageError e) {
            LOG.debug("the platform's own widgets keep their theme", e);
        }
    }
}
