/** The threads of calls: one that owns all state, and pools for what may block. */
package org.parley.call.internal.thread;
