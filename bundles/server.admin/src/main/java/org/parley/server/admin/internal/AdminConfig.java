package org.parley.server.admin.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Configuration {@code org.parley.server.admin}. A change opens the port anew. */
@ObjectClassDefinition(id = AdminConfig.PID, name = "Parley administration")
@interface AdminConfig {
    String PID = "org.parley.server.admin";

    @AttributeDefinition(description = "Loopback address and port of /health and /metrics, or none.")
    String address() default "127.0.0.1:7480";

    @AttributeDefinition(description = "Allow an address that others can reach. Nobody is asked for a password there.")
    boolean anyAddress() default false;
}
