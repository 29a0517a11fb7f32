package org.parley.shell.internal;

import org.apache.felix.service.command.Descriptor;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The framework's own {@code start} takes a name for a URL, and all of them speak of Java's types where a bundle is not there. They remain as {@code felix:start} and so on, with their options. */
@Component(name = "org.parley.shell.bundle-commands", service = BundleCommands.class, immediate = true, property = {"osgi.command.scope=parley",
    "osgi.command.function=start", "osgi.command.function=stop", "osgi.command.function=update"})
public final class BundleCommands {
    private final BundleContext context;
    private final View view;

    private interface Act {
        void on(Bundle bundle) throws BundleException;
    }

    /** The component. */
    @Activate
    public BundleCommands(BundleContext context, @Reference(name = "screen") Screen screen) {
        this(context, screen.view());
    }

    BundleCommands(BundleContext context, View view) {
        this.context = context;
        this.view = view;
    }

    @Descriptor("starts bundles")
    public void start(@Descriptor("numbers or names") String... bundles) {
        each("start", bundles, bundle -> bundle.start(Bundle.START_ACTIVATION_POLICY));
    }

    @Descriptor("stops bundles")
    public void stop(@Descriptor("numbers or names") String... bundles) {
        each("stop", bundles, Bundle::stop);
    }

    @Descriptor("updates bundles from where they were installed from")
    public void update(@Descriptor("numbers or names") String... bundles) {
        each("update", bundles, Bundle::update);
    }

    private void each(String command, String[] names, Act act) {
        if (names.length == 0) {
            view.error("usage", command + ": which bundle? lb lists them");
        }
        for (String name : names) {
            Bundle bundle = BundleConverter.find(context, name);
            if (bundle == null) {
                view.error("usage", command + " " + name + ": there is no such bundle; lb lists them");
            } else {
                carryOut(command + " " + name, bundle, act);
            }
        }
    }

    private void carryOut(String line, Bundle bundle, Act act) {
        try {
            act.on(bundle);
        } catch (BundleException | IllegalStateException | SecurityException e) {
            view.error("command", line + ": " + String.valueOf(e.getMessage()).replaceAll("\\s*\\R\\s*", " "));
        }
    }
}
