/**
 * The signaling server's seams: to its accounts, and to whoever shows an operator what the server does and lets him act. The server itself is private: it is a
 * component that listens, keeps sessions and presence, and forwards.
 */
@Export
@Version("1.0.0")
package org.parley.server;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
