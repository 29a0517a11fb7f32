/** Hundreds of users with a connection each, played by one thread of a test from docs/protocol.md alone. */
package org.parley.itests.crowd;
