/**
 * What the providers of {@link org.parley.transport.Transport} that run on Netty share: event loops, TLS, opening and
 * closing of sockets, queues, limits. A provider extends {@link org.parley.transport.netty.NettyTransport} and brings a
 * {@link org.parley.transport.netty.Wire}: how a connection is upgraded and how its messages are framed.
 */
@Export
@Version("1.0.0")
package org.parley.transport.netty;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
