package org.parley.shell.internal;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.felix.service.command.Descriptor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.parley.health.Fault;
import org.parley.health.Faults;

/** Tells what is wrong with bundles, a line each. Works also while calls or signaling are not there. */
@Component(name = "org.parley.shell.health-commands", service = HealthCommands.class, immediate = true, property = {"osgi.command.scope=parley", "osgi.command.function=health"})
public final class HealthCommands {
    private final View view;

    @Reference(name = "faults", cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    private volatile List<Faults> faults = List.of();

    /** The component. */
    @Activate
    public HealthCommands(@Reference(name = "screen") Screen screen) {
        this(screen.view());
    }

    HealthCommands(View view) {
        this.view = view;
    }

    @Descriptor("tells what is wrong with bundles, such as plug-ins that do not run or hold something up")
    public void health() {
        String text = faults.stream().flatMap(source -> source.faults().stream()).map(Fault::toString).sorted().collect(Collectors.joining("\n"));
        view.answer("health", text.isEmpty() ? "all is well" : text);
    }
}
