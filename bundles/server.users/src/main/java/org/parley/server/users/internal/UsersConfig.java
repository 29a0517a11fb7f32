package org.parley.server.users.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Configuration {@code org.parley.server.users}. A change of it reopens the store. */
@ObjectClassDefinition(id = UsersConfig.PID, name = "Parley accounts")
@interface UsersConfig {
    String PID = "org.parley.server.users";

    @AttributeDefinition(name = "Path", description = "The database's file, from the data folder if relative; empty for users.db. Environment PARLEY_USERS_PATH wins.")
    String path() default "";

    @AttributeDefinition(name = "Memory of a hash in KiB", description = "From 7168 to 1048576.", min = "7168", max = "1048576")
    int argon2MemoryKiB() default 19_456;

    @AttributeDefinition(name = "Iterations of a hash", description = "From 1 to 16.", min = "1", max = "16")
    int argon2Iterations() default 2;

    @AttributeDefinition(name = "Lanes of a hash", description = "From 1 to 16.", min = "1", max = "16")
    int argon2Parallelism() default 1;
}
