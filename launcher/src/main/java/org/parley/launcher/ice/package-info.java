/** Asks STUN and TURN servers as a client would (RFC 8489, RFC 8656), to say whether they answer. */
package org.parley.launcher.ice;
