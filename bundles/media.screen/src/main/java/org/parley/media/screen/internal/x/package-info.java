/**
 * The little of Xlib that capturing needs, by JNA. Structures are read by offset, as they are on 64-bit systems, the only ones that there are media engines for. A connection
 * belongs to one thread at a time.
 */
package org.parley.media.screen.internal.x;
