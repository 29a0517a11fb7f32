/** A client's connection to its signaling server: login, heartbeat, reconnect, resume, presence, and messages to other clients. */
@Export
@Version("1.0.0")
package org.parley.signaling;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
