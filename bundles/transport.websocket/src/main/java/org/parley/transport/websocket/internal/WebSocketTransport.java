package org.parley.transport.websocket.internal;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpResponseDecoder;
import java.time.Duration;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.parley.transport.Transport;
import org.parley.transport.netty.NettyTransport;
import org.parley.transport.netty.Scheme;
import org.parley.transport.netty.Upgrade;

/** Carries messages over WebSockets, plain or in TLS. */
@Component(name = WebSocketTransport.PID, configurationPid = WebSocketTransport.PID, service = Transport.class, immediate = true,
    property = {Transport.SCHEME + "=ws", Transport.SCHEME + "=wss"})
@Designate(ocd = WebSocketTransport.Config.class)
public final class WebSocketTransport extends NettyTransport {
    static final String PID = "org.parley.transport.websocket";

    private static final String PATH = "/signal";
    private static final List<Scheme> SCHEMES = List.of(new Scheme("ws", 7401, false, PATH, "wss"), new Scheme("wss", 7444, true, PATH, "ws"));

    /** The configuration. */
    @ObjectClassDefinition(name = "Parley transport over WebSockets")
    public @interface Config {
        /** How many event loops. */
        @AttributeDefinition(min = "1", max = "16", description = "Event loops, 1 to 16; one is best until a core is full, TLS can use more")
        int threads() default 1;
    }

    /** Starts the event loops. */
    @Activate
    public WebSocketTransport(Config config) {
        this(config.threads(), Duration.ofSeconds(1));
    }

    /** For tests that cannot wait for a sweep a second. */
    WebSocketTransport(int threads, Duration sweep) {
        super("ws", threads, SCHEMES, WebSocketTransport::upgrade, sweep);
    }

    private static void upgrade(Channel channel, Upgrade upgrade) {
        if (upgrade.client()) {
            channel.pipeline().addLast(new HttpResponseDecoder(Http.limits()), new ClientUpgrade(upgrade));
        } else {
            channel.pipeline().addLast(new HttpRequestDecoder(Http.limits()), new ServerUpgrade(upgrade));
        }
    }

    @Deactivate
    void deactivate() {
        stop();
    }
}
