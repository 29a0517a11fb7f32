package org.parley.signaling.client.internal;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Version;
import org.parley.server.UserStore;
import org.parley.server.internal.ServerComponent;
import org.parley.server.internal.ServerConfig;
import org.parley.server.internal.StartConsole;
import org.parley.transport.Transport;
import org.parley.transport.tcp.internal.TcpTransport;
import org.parley.transport.websocket.internal.WebSocketTransport;

/** Makes and ends other bundles' components as SCR does. */
final class Components {
    private Components() {}

    static TcpTransport tcp() {
        return new TcpTransport(Configs.of(TcpTransport.Config.class, Map.of()));
    }

    static WebSocketTransport webSocket() {
        return new WebSocketTransport(Configs.of(WebSocketTransport.Config.class, Map.of()));
    }

    static ServerComponent server(Path data, UserStore store, Map<String, ?> config) throws Exception {
        BundleContext context = context(data);
        ServerComponent server = new ServerComponent(context, Configs.of(ServerConfig.class, config), new StartConsole(context));
        Field field = ServerComponent.class.getDeclaredField("store");
        field.setAccessible(true);
        field.set(server, store);
        return server;
    }

    static void bind(ServerComponent server, Transport transport, String... schemes) throws Exception {
        call(server, "bindTransport", transport, Map.of(Transport.SCHEME, schemes));
    }

    static void stop(Object component) throws Exception {
        call(component, "deactivate");
    }

    private static void call(Object component, String name, Object... arguments) throws Exception {
        Method method = Arrays.stream(component.getClass().getDeclaredMethods()).filter(each -> each.getName().equals(name)).findFirst().orElseThrow();
        method.setAccessible(true);
        method.invoke(component, arguments);
    }

    private static BundleContext context(Path data) {
        Bundle bundle = proxy(Bundle.class, "getVersion", new Version(1, 0, 0));
        return (BundleContext) Proxy.newProxyInstance(BundleContext.class.getClassLoader(), new Class<?>[] {BundleContext.class}, (proxy, method, arguments) ->
                switch (method.getName()) {
                    case "getBundle" -> bundle;
                    case "getProperty" -> arguments[0].equals("parley.data") ? data.toString() : null;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private static <T> T proxy(Class<T> type, String name, Object value) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
            if (method.getName().equals(name)) {
                return value;
            }
            throw new UnsupportedOperationException(method.getName());
        }));
    }
}
