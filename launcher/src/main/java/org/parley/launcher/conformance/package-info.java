/** {@code parley conformance}: proves any server, or any client, against docs/protocol.md. It uses none of the bundles, so that what is proved is the wire and not our own classes. */
package org.parley.launcher.conformance;
