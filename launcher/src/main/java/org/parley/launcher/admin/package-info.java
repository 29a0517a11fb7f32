/** Commands for the operator of a server that runs on this machine: they go over a socket in its data folder, which only its own user and root can open. */
package org.parley.launcher.admin;
