package org.parley.server.admin.internal;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.startlevel.FrameworkStartLevel;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.Designate;
import org.parley.health.ConfigPlace;
import org.parley.health.Faults;
import org.parley.server.ServerFigures;
import org.parley.server.ServerStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP port of the administration. An address that cannot be had ends the start of the process; later it leaves the one before open. Addresses on the command line
 * replace those of the configuration, this one too, so that a second server for a trial has none unless it is asked for.
 */
@Component(name = AdminConfig.PID, configurationPid = AdminConfig.PID, immediate = true, service = {})
@Designate(ocd = AdminConfig.class)
public final class AdminComponent {
    private static final Logger LOG = LoggerFactory.getLogger(AdminComponent.class);
    private static final String EXIT_CODE = "parley.exit.code";
    private static final String PLUGIN_LEVEL = "felix.fileinstall.start.level";

    private final BundleContext context;
    private AdminHttp http;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    private volatile ServerStatus status;

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    private volatile List<ServerFigures> figures;

    @Reference(name = "faults", cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    private volatile List<Faults> faults;

    /** Called by Declarative Services. */
    @Activate
    public AdminComponent(BundleContext context) {
        this.context = context;
    }

    /** Called by Declarative Services once its references are there. */
    @Activate
    void start(AdminConfig config) {
        open(config, starting());
    }

    /** Called by Declarative Services. */
    @Modified
    void modified(AdminConfig config) {
        open(config, false);
    }

    private void open(AdminConfig config, boolean starting) {
        try {
            Optional<InetSocketAddress> address = address(config);
            if (http != null && address.equals(Optional.of(http.address()))) {
                return;
            }
            AdminHttp fresh = address.isEmpty() ? null : replace(address.get());
            stop();
            http = fresh;
        } catch (IllegalArgumentException e) {
            refuse(e.getMessage(), starting);
        }
    }

    /** The new one before the old one is closed, unless both want the same port. */
    private AdminHttp replace(InetSocketAddress address) {
        if (http == null || http.port() != address.getPort()) {
            return open(address);
        }
        InetSocketAddress before = new InetSocketAddress(http.address().getAddress(), http.port());
        stop();
        try {
            return open(address);
        } catch (IllegalArgumentException e) {
            http = open(before);
            throw e;
        }
    }

    private AdminHttp open(InetSocketAddress address) {
        try {
            AdminHttp opened = new AdminHttp(address, new HealthPage(() -> status, () -> faults), new MetricsPage(() -> figures));
            String uri = "http://" + (address.getAddress() instanceof Inet6Address ? "[" + address.getHostString() + "]" : address.getHostString()) + ":" + opened.port();
            LOG.info("Health and metrics are at {}/health and {}/metrics", uri, uri);
            System.out.println("admin " + uri);
            System.out.flush();
            return opened;
        } catch (IOException e) {
            throw new IllegalArgumentException("address " + address.getHostString() + ":" + address.getPort() + " cannot be opened (" + e.getMessage()
                    + "); end what uses the port, choose another, or none", e);
        }
    }

    private Optional<InetSocketAddress> address(AdminConfig config) {
        String demanded = context.getProperty("parley.server.admin");
        if (demanded != null) {
            return AdminAddress.parse(demanded, config.anyAddress());
        }
        String listen = context.getProperty("parley.server.listen");
        return listen != null && !listen.isBlank() ? Optional.empty() : AdminAddress.parse(config.address(), config.anyAddress());
    }

    private void refuse(String problem, boolean starting) {
        boolean commanded = context.getProperty("parley.server.admin") != null;
        String line = commanded ? "--admin: " + problem : ConfigPlace.of(context, AdminConfig.PID, problem.split(" ")[0]) + ": " + problem;
        if (starting) {
            LOG.error("{}", line);
            if (System.getProperty(EXIT_CODE) == null) {
                System.setProperty(EXIT_CODE, "2");
            }
        } else {
            LOG.error("{}; what was in force before stays", line);
        }
    }

    private boolean starting() {
        String level = context.getProperty(PLUGIN_LEVEL);
        return level != null && context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).adapt(FrameworkStartLevel.class).getStartLevel() < Integer.parseInt(level);
    }

    /** Called by Declarative Services. */
    @Deactivate
    void stop() {
        if (http != null) {
            http.close();
            http = null;
        }
    }
}
