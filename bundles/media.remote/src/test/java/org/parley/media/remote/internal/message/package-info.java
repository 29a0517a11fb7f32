/** Tests of what goes over the socket. */
package org.parley.media.remote.internal.message;
