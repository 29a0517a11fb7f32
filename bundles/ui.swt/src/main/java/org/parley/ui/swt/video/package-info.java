/**
 * The seam between windows and the ways to paint moving pictures. A {@link org.parley.ui.swt.video.VideoPainter} is an OSGi service; the windows use the one of the highest
 * ranking, and the next when it fails or goes, also while a picture is shown.
 */
@Export
@Version("2.1.0")
package org.parley.ui.swt.video;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
