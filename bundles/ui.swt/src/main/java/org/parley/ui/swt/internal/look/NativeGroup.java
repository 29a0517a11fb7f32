package org.parley.ui.swt.internal.look;

import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Windows that can be used while a dialog of the platform, such as that for files, holds all others of the program. On the UI thread. */
public final class NativeGroup {
    private static final Logger LOG = LoggerFactory.getLogger(NativeGroup.class);

    private NativeGroup() {}

    /**
     * Puts an open shell into a group of its own: a dialog that is modal holds the windows of its group alone (GTK 3 Reference Manual, GtkWindowGroup). Does nothing where the platform has no such groups. SWT puts a shell
     * back when it is shown anew.
     */
    public static void alone(Shell shell) {
        try {
            Class<?> gtk = type("gtk.GTK");
            long handle = Shell.class.getField("handle").getLong(shell);
            Object window = type("gtk3.GTK3").getMethod("gtk_widget_get_toplevel", long.class).invoke(null, handle);
            Object group = gtk.getMethod("gtk_window_group_new").invoke(null);
            gtk.getMethod("gtk_window_group_add_window", long.class, long.class).invoke(null, group, window);
            type("gtk.OS").getMethod("g_object_unref", long.class).invoke(null, group); // its window keeps it
        } catch (ReflectiveOperationException | LinkageError e) {
            LOG.debug("a dialog of the platform holds this window, too", e);
        }
    }

    private static Class<?> type(String name) throws ClassNotFoundException {
        return Class.forName("org.eclipse.swt.internal." + name, true, Display.class.getClassLoader());
    }
}
