/** The little that users of webrtc-java 0.14.0 need beside it. */
@Export
@Version("1.0.0")
package org.parley.webrtc;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
