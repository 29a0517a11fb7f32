/** The schemes {@code ws} and {@code wss}: each message is a text message of RFC 6455. */
package org.parley.transport.websocket.internal;
