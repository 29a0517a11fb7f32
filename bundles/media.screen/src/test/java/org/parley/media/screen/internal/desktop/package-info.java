/** A desktop whose answers a test gives: a real bus, portal and PipeWire, with a compositor's part that is played (XDG Desktop Portal, "Backend D-Bus interfaces"). */
package org.parley.media.screen.internal.desktop;
