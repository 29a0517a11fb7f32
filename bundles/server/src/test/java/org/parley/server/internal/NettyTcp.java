package org.parley.server.internal;

import java.lang.reflect.Proxy;
import java.util.Map;
import org.parley.transport.Transport;
import org.parley.transport.tcp.internal.TcpTransport;

/** A provider of transports that can be stopped like its bundle. */
final class NettyTcp {
    TcpTransport transport = start();

    static TcpTransport start() {
        return new TcpTransport((TcpTransport.Config) Proxy.newProxyInstance(NettyTcp.class.getClassLoader(),
                new Class<?>[] {TcpTransport.Config.class}, (proxy, method, arguments) -> method.getDefaultValue()));
    }

    TransportProvider provider() {
        return TransportProvider.of(transport, Map.of(Transport.SCHEME, new String[] {"tcp", "tls"}));
    }

    void stop() throws ReflectiveOperationException {
        var deactivate = TcpTransport.class.getDeclaredMethod("deactivate");
        deactivate.setAccessible(true);
        deactivate.invoke(transport);
    }
}
