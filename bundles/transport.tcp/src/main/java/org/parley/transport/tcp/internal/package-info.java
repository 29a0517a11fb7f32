/** The schemes {@code tcp} and {@code tls}: each message has its length before it. */
package org.parley.transport.tcp.internal;
