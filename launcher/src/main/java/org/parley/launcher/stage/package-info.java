/** A server and two clients as processes of this machine, started, listened to and ended together: what the demonstration and the measurements play on. */
package org.parley.launcher.stage;
