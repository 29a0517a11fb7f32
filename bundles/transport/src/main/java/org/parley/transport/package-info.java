/**
 * The seam between signaling and the network: message-oriented connections that are opened
 * ({@link org.parley.transport.Transport#connect}) or accepted ({@link org.parley.transport.Transport#listen}).
 * One message is one JSON object of the Parley protocol; how it is framed is the provider's affair.
 * No type here names a socket library.
 */
@Export
@Version("1.2.0")
package org.parley.transport;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
