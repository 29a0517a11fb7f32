/**
 * Captures screens and windows: of an X server, or, under Wayland, what the user chooses in the desktop's dialog. Each feed has a thread with a connection of its own. Pictures of an X
 * server go by shared memory where it is on this machine, those of Wayland by PipeWire.
 */
package org.parley.media.screen.internal;
