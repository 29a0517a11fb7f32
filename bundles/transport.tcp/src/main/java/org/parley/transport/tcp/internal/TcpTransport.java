package org.parley.transport.tcp.internal;

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

/** Carries messages over TCP, plain or in TLS. */
@Component(name = TcpTransport.PID, configurationPid = TcpTransport.PID, service = Transport.class, immediate = true,
    property = {Transport.SCHEME + "=tcp", Transport.SCHEME + "=tls"})
@Designate(ocd = TcpTransport.Config.class)
public final class TcpTransport extends NettyTransport {
    static final String PID = "org.parley.transport.tcp";

    private static final List<Scheme> SCHEMES = List.of(new Scheme("tcp", 7400, false, null, "tls"), new Scheme("tls", 7443, true, null, "tcp"));

    /** The configuration. */
    @ObjectClassDefinition(name = "Parley transport over TCP and TLS")
    public @interface Config {
        /** How many event loops. */
        @AttributeDefinition(min = "1", max = "16", description = "Event loops, 1 to 16; one is best until a core is full, TLS can use more")
        int threads() default 1;
    }

    /** Starts the event loops. */
    @Activate
    public TcpTransport(Config config) {
        this(config.threads(), Duration.ofSeconds(1));
    }

    /** For tests that cannot wait for a sweep a second. */
    TcpTransport(int threads, Duration sweep) {
        super("tcp", threads, SCHEMES, (channel, upgrade) -> upgrade.done(new LengthPrefix(upgrade.maxFrameBytes())), sweep);
    }

    @Deactivate
    void deactivate() {
        stop();
    }
}
