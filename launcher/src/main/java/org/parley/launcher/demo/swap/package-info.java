/** {@code parley demo --swap}: a call during which parts of a client, the server or the window are updated and replaced, and what the call noticed of it. */
package org.parley.launcher.demo.swap;
