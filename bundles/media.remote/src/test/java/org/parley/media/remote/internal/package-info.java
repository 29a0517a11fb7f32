/** Tests of the engine in a process of its own, with real children. */
package org.parley.media.remote.internal;
