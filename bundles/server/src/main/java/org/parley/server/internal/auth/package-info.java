/** What proves who somebody is: password checks on their pool, tokens, TURN credentials. Private to the server. */
package org.parley.server.internal.auth;
