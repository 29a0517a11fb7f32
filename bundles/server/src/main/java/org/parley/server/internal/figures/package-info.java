/** What the server counts while it works. Private to the server. */
package org.parley.server.internal.figures;
