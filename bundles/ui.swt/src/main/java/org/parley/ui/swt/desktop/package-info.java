/** The seam between windows and the desktop that they are shown on. */
@Export
@Version("1.0.0")
package org.parley.ui.swt.desktop;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
