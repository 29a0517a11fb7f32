/** Captures screens and windows of an X server. Each feed has a thread with a connection of its own; the pictures go by shared memory where the server is on this machine. */
package org.parley.media.screen.internal;
