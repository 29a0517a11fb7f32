/** What engines share to carry data channels: listeners that may block are told on threads of their own, in order; what is queued to be sent is counted and bounded. */
@Export
@Version("1.1.0")
package org.parley.media.channel;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
