package org.parley.deploy.internal.trial;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleException;
import org.osgi.framework.BundleListener;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.parley.health.Fault;
import org.parley.health.Faults;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The trials as a component: looks when a bundle or component has changed, on {@code parley-deploy-1}, and tells what is wrong with bundles. It only looks on while the framework starts and
 * stops: what is shipped is the launcher's affair.
 */
@Component(name = "org.parley.deploy.trials", service = Faults.class, immediate = true)
public final class TrialComponent implements Faults, SynchronousBundleListener {
    private static final Logger LOG = LoggerFactory.getLogger(TrialComponent.class);
    /** Framework property: plugins start from this level on, all that is shipped below. */
    private static final String PLUGIN_LEVEL = "felix.fileinstall.start.level";
    /** File Install, whose threads look at the folders. */
    private static final String DEPLOYER = "org.apache.felix.fileinstall";
    private static final long AGAIN_MILLIS = 200;

    private final BundleContext context;
    private final ScheduledExecutorService thread;
    private final AtomicBoolean waiting = new AtomicBoolean();
    private final Lives lives;
    private final Components components;
    private final BringingBack back;
    private final Trials trials;
    private final Starts starts = new Starts();
    private final Interruptions interruptions;
    /** Told of an event when all synchronous listeners have returned. */
    private final BundleListener ends = this::afterwards;
    private List<Bundle> told = List.of();

    /** Called by Declarative Services. */
    @Activate
    public TrialComponent(BundleContext context, @Reference(name = "components") ServiceComponentRuntime runtime) {
        this.context = context;
        Path home = path(context, "parley.home");
        Path data = path(context, "parley.data");
        lives = new Lives(context);
        components = new Components(runtime);
        PluginFiles plugins = new PluginFiles(home == null ? null : home.resolve("plugins"));
        FormerJars former = new FormerJars(data == null ? context.getDataFile("former").toPath() : data.resolve("former"));
        back = new BringingBack(lives, plugins, former, new OtherParts(context, home));
        interruptions = new Interruptions(starts, plugins, this::restartDeployer);
        trials = new Trials(lives, components, plugins, former, back, starts, interruptions);
        thread = new ScheduledThreadPoolExecutor(1, task -> {
            Thread created = new Thread(task, "parley-deploy-1");
            created.setDaemon(true);
            return created;
        });
        context.addBundleListener(this);
        context.addBundleListener(ends);
        soon(0);
    }

    private static Path path(BundleContext context, String property) {
        String value = context.getProperty(property);
        return value == null || value.isBlank() ? null : Path.of(value).toAbsolutePath().normalize();
    }

    /** The runtime has changed its properties, because a component has changed. Called by Declarative Services. */
    @Reference(name = "changes", service = ServiceComponentRuntime.class, updated = "changed")
    void runtime(ServiceComponentRuntime runtime, Map<String, Object> properties) {
        // given to the constructor already
    }

    void changed(ServiceComponentRuntime runtime, Map<String, Object> properties) {
        soon(0);
    }

    @Override
    public void bundleChanged(BundleEvent event) {
        if (event.getType() == BundleEvent.STARTING) {
            starts.begins(event.getBundle(), System.nanoTime());
        }
        if (event.getType() == BundleEvent.UNINSTALLED) {
            perform(() -> trials.gone(event.getBundle()), 0);
        }
        soon(0);
    }

    private void afterwards(BundleEvent event) {
        if (event.getType() == BundleEvent.STARTED || event.getType() == BundleEvent.STOPPED || event.getType() == BundleEvent.UNINSTALLED) {
            starts.ends(event.getBundle());
            soon(0);
        }
    }

    private void soon(long millis) {
        if (waiting.compareAndSet(false, true)) {
            perform(this::look, millis);
        }
    }

    private void perform(Runnable task, long millis) {
        try {
            thread.schedule(() -> {
                try {
                    task.run();
                } catch (RuntimeException | LinkageError e) {
                    LOG.error("Bundles cannot be watched", e);
                }
            }, millis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // stopped
        }
    }

    private void look() {
        waiting.set(false);
        boolean waits = interruptions.look(System.nanoTime());
        boolean starting = !lives.isSteady(pluginLevel());
        boolean open = !starting && trials.look(System.nanoTime());
        List<Bundle> late = starts.late(System.nanoTime());
        late.stream().filter(bundle -> !told.contains(bundle)).forEach(bundle -> LOG.warn("{}", late(bundle)));
        told = late;
        if (open || starting || waits) {
            soon(AGAIN_MILLIS);
        }
    }

    /** It starts bundles in turn, so not on the thread that looks after those. */
    private void restartDeployer() {
        Thread once = new Thread(() -> {
            try {
                lives.restart(DEPLOYER);
            } catch (BundleException | IllegalStateException e) {
                LOG.error("Nothing more is deployed until the process is started anew: {}", e.getMessage());
            }
        }, "parley-deploy-2");
        once.setDaemon(true);
        once.start();
    }

    private int pluginLevel() {
        String level = context.getProperty(PLUGIN_LEVEL);
        return level == null ? 0 : Integer.parseInt(level);
    }

    private static Fault late(Bundle bundle) {
        return new Fault(bundle.getSymbolicName() + " " + bundle.getVersion(), "it is still starting after " + Trial.PATIENCE.toSeconds()
                + " s: the machine is busy, or its activator or a component's activation blocks; nothing else is deployed until that ends. If it does not, take the bundle away and start the process anew");
    }

    @Override
    public List<Fault> faults() {
        List<Fault> all = new ArrayList<>(back.faults());
        List<Bundle> late = starts.late(System.nanoTime());
        late.forEach(bundle -> all.add(late(bundle)));
        for (Bundle bundle : lives.all()) {
            if (bundle.getState() == Bundle.ACTIVE && !back.knows(bundle) && !late.contains(bundle)) {
                components.of(bundle).failed().forEach((name, problem) -> all.add(new Fault(bundle.getSymbolicName() + " " + bundle.getVersion(),
                        "its component " + name + " failed in its activation: " + problem)));
            }
        }
        return all;
    }

    /** Called by Declarative Services. */
    @Deactivate
    void stop() {
        context.removeBundleListener(this);
        context.removeBundleListener(ends);
        thread.shutdownNow();
    }
}
