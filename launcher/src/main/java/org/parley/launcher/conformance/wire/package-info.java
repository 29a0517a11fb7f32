/** Connections as a stranger would write them: length-prefixed streams, and WebSockets once by the JDK's client and once by hand, which can also do what is forbidden. */
package org.parley.launcher.conformance.wire;
