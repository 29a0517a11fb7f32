/** The little of D-Bus that sharing needs, by GIO through JNA: calls, signals, and a descriptor that is handed over. A connection belongs to one thread at a time. */
package org.parley.media.screen.internal.bus;
