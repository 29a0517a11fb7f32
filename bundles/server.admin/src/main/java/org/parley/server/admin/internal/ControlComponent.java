package org.parley.server.admin.internal;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.parley.health.Faults;
import org.parley.server.AccountAdmin;
import org.parley.server.ServerControl;
import org.parley.server.ServerStatus;
import org.parley.server.UserStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the commands of {@code parley users} and the like, while the framework runs with a data folder. */
@Component(name = "org.parley.server.admin.control", service = {}, immediate = true)
public final class ControlComponent implements Services {
    private static final Logger LOG = LoggerFactory.getLogger(ControlComponent.class);
    private static final String FOLDER = "control";
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final BundleContext context;
    private ControlSocket socket;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    private volatile UserStore users;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    private volatile AccountAdmin accounts;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    private volatile ServerControl control;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    private volatile ServerStatus status;

    @Reference(name = "faults", cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    private volatile List<Faults> faults;

    /** Called by Declarative Services. */
    @Activate
    public ControlComponent(BundleContext context) {
        this.context = context;
    }

    /** Called by Declarative Services once its references are there. */
    @Activate
    void start() {
        String data = context.getProperty("parley.data");
        if (data == null || data.isBlank()) {
            return;
        }
        Path folder = Path.of(data).toAbsolutePath().normalize();
        String home = context.getProperty("parley.home");
        try {
            Backup.removeLeftovers(folder);
        } catch (IOException | DirectoryIteratorException e) {
            LOG.warn("What a server that was killed left of a backup stays, with the hashes and keys in it: delete .backup-* in {} ({})", folder, e.getMessage());
        }
        try {
            Commands commands = new Commands(this, folder, home == null ? null : Path.of(home, "conf"), PATIENCE);
            socket = new ControlSocket(folder.resolve(FOLDER), commands::run);
        } catch (IOException e) {
            LOG.warn("Commands such as 'parley users' will not reach this server: no socket in {} ({})", folder.resolve(FOLDER), e.getMessage());
        }
    }

    /** Called by Declarative Services. */
    @Deactivate
    void stop() {
        if (socket != null) {
            socket.close();
        }
    }

    @Override
    public UserStore users() {
        return Services.present(users, "no store of accounts is running");
    }

    @Override
    public AccountAdmin accounts() {
        return Services.present(accounts, "the store of accounts that is running cannot do that");
    }

    @Override
    public ServerControl control() {
        return Services.present(control, "the server is being stopped or replaced");
    }

    @Override
    public List<String> faults() {
        return Services.faults(faults);
    }

    @Override
    public ServerStatus status() {
        return Services.present(status, "the server is being stopped or replaced");
    }
}
