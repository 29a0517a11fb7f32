package org.parley.signaling.client.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Configuration, PID {@code org.parley.signaling}. Changes take effect without losing the connection. */
@ObjectClassDefinition(name = "Parley signaling client")
public @interface SignalingConfig {
    /** Where the server is reached. */
    @AttributeDefinition(description = "The address by which the server is reached in the place of the one that the user gave, with another transport for instance; empty for that one. "
        + "A connection moves there at once, and the login with it.")
    String via() default "";

    /** Whether passwords go over tcp and ws to another host. */
    @AttributeDefinition(description = "Send passwords and tokens over plain connections to other hosts, where anybody on the way can read them.")
    boolean allowPlainPasswords() default false;

    /** Patience with a connection and its handshakes, and again with the server's welcome. */
    @AttributeDefinition(min = "100", max = "120000", description = "Milliseconds for a connection with its handshakes, and again for the welcome; 100 to 120000.")
    int connectTimeoutMillis() default 5_000;

    /** Patience with an answer. */
    @AttributeDefinition(min = "100", max = "120000", description = "Milliseconds that a server may take to answer; 100 to 120000.")
    int requestTimeoutMillis() default 15_000;

    /** How often token and ICE servers are made new. */
    @AttributeDefinition(min = "1", max = "10080", description = "Minutes after which a session's token and ICE servers are asked for anew, at the latest; 1 to 10080.")
    int refreshMinutes() default 360;

    /** The largest message taken from a server. */
    @AttributeDefinition(min = "65536", max = "16777216", description = "The largest message that is taken from a server, in bytes; 65536 to 16777216.")
    int maxFrameBytes() default 1_048_576;
}
