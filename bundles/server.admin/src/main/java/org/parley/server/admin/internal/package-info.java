/**
 * What an operator sees and does: health and metrics over HTTP on loopback, and commands over a socket in the data folder that only the server's own user, and root,
 * can open. Both look services up when they are asked, so that a server that is being replaced is told of and waited for.
 */
package org.parley.server.admin.internal;
