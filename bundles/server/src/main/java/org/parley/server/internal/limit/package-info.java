/** Rates and counts, by a clock that is handed in with each call. Private to the server. */
package org.parley.server.internal.limit;
