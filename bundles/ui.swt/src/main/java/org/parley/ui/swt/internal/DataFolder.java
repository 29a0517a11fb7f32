package org.parley.ui.swt.internal;

import java.nio.file.Path;
import org.osgi.framework.BundleContext;

/** Where the user's data lies. */
final class DataFolder {
    /** The framework property with the folder, which the launcher sets. */
    static final String PROPERTY = "parley.user.data";

    private DataFolder() {}

    /** The folder; in the home folder where the property says nothing. */
    static Path of(BundleContext context) {
        String folder = context.getProperty(PROPERTY);
        return folder == null || folder.isBlank() ? Path.of(System.getProperty("user.home"), ".local", "share", "parley") : Path.of(folder);
    }
}
