/** A load generator for the measurements of the server: many clients on one thread, over {@code tcp} and {@code ws}, written from docs/protocol.md alone. */
package org.parley.launcher.bench.load;
