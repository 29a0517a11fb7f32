package org.parley.server.users.internal;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.osgi.annotation.bundle.Capability;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.Designate;
import org.parley.server.AccountAdmin;
import org.parley.server.UserStore;
import org.parley.server.UserStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the database and offers it as {@link UserStore}. It registers the service itself: SCR would register it before the file is opened, and try again, with
 * a stack trace, at each look-up of a store that cannot be had. A database that cannot be used ends the activation with one line, which SCR logs and keeps as
 * the component's failure, and the launcher shows. After mending it an operator restarts the server or this bundle, or changes the configuration.
 */
@Component(name = UsersConfig.PID, configurationPid = UsersConfig.PID, immediate = true, service = {})
@Designate(ocd = UsersConfig.class)
@Capability(namespace = "osgi.service", attribute = "objectClass:List<String>=\"org.parley.server.UserStore,org.parley.server.AccountAdmin\"", uses = UserStore.class)
public final class UsersComponent {
    private static final Logger LOG = LoggerFactory.getLogger(UsersComponent.class);

    private SqliteUserStore store;
    private ServiceRegistration<?> registration;

    /** A method and not the constructor, whose exceptions SCR logs with the stack trace of its own reflection. */
    @Activate
    void start(BundleContext context, UsersConfig config) {
        store = open(System.getenv(), context.getProperty(DatabaseLocation.DATA_PROPERTY), config);
        registration = context.registerService(new String[] {UserStore.class.getName(), AccountAdmin.class.getName()}, store, null);
    }

    /** Opens the store anew; one that cannot be had leaves the one before in service. */
    @Modified
    void modified(BundleContext context, UsersConfig config) {
        SqliteUserStore before = store;
        ServiceRegistration<?> registered = registration;
        try {
            start(context, config);
        } catch (RuntimeException e) {
            LOG.error("{}; the accounts that were in use before stay so", e.getMessage());
            return;
        }
        close(registered, before);
    }

    /** Consumers let go of the store while it still works; then it closes, within seconds. */
    @Deactivate
    void stop() {
        close(registration, store);
    }

    private static void close(ServiceRegistration<?> registration, SqliteUserStore store) {
        try {
            registration.unregister();
        } catch (IllegalStateException e) {
            LOG.debug("was unregistered already", e);
        } finally {
            store.close();
        }
    }

    static SqliteUserStore open(Map<String, String> environment, String data, UsersConfig config) {
        Argon2id hasher = new Argon2id(cost(config));
        Path file = DatabaseLocation.find(environment, config.path(), data);
        SqliteUserStore opened = new SqliteUserStore(Database.open(file), hasher, InstantSource.system());
        makeTokenKey(opened);
        LOG.info("accounts are in {}", file);
        return opened;
    }

    /** Not only at the first login: the disk may be full by then, and logins are to go on. */
    private static void makeTokenKey(SqliteUserStore opened) {
        try {
            opened.tokenKey();
        } catch (UserStoreException e) {
            LOG.warn("nobody can log in before this is mended: {}", e.getMessage());
        }
    }

    private static Argon2Cost cost(UsersConfig config) {
        return new Argon2Cost(
                within("argon2MemoryKiB", config.argon2MemoryKiB(), 7168, 1_048_576),
                within("argon2Iterations", config.argon2Iterations(), 1, 16),
                within("argon2Parallelism", config.argon2Parallelism(), 1, 16));
    }

    private static int within(String key, int value, int min, int max) {
        if (value < min || value > max) {
            throw new UnusableDatabaseException("conf/" + UsersConfig.PID + ".cfg: " + key + " is " + value + "; set it to a number from " + min + " to " + max);
        }
        return value;
    }
}
