/** What a server must do: one case for each sentence of docs/protocol.md that can be seen from outside. */
package org.parley.launcher.conformance.server;
