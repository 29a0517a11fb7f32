package org.parley.deploy.internal;

import java.io.File;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.felix.fileinstall.ArtifactInstaller;
import org.apache.felix.metatype.AD;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.startlevel.FrameworkStartLevel;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.parley.health.Fault;
import org.parley.health.Faults;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes a configuration file on to File Install's own installer when its keys are those, and its values of the types and within the limits, that its component declares. One that is not leaves the
 * former values in force, and the component as it runs; at the start it ends the process, unless former values are in force already. Called on File Install's threads.
 */
@Component(name = "org.parley.deploy.configuration", service = {ArtifactInstaller.class, Faults.class}, immediate = true, property = {Constants.SERVICE_RANKING + ":Integer=1000", "parley.checks=true"})
public final class ConfigurationFiles implements ArtifactInstaller, Faults {
    private static final Logger LOG = LoggerFactory.getLogger(ConfigurationFiles.class);
    private static final String SUFFIX = ".cfg";
    private static final String OURS = "org.parley.";
    /** Framework property: plugins start from this level on, all that is shipped below. */
    private static final String PLUGIN_LEVEL = "felix.fileinstall.start.level";

    private final BundleContext context;
    private final Definitions definitions;
    private final Map<File, String> refused = new ConcurrentHashMap<>();

    @Reference(name = "installers", target = "(!(parley.checks=true))", cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile List<ArtifactInstaller> others;

    /** Called by Declarative Services. */
    @Activate
    public ConfigurationFiles(BundleContext context) {
        this.context = context;
        this.definitions = new Definitions(context);
    }

    @Override
    public boolean canHandle(File file) {
        return file.getName().endsWith(SUFFIX) && installer(file).isPresent();
    }

    private Optional<ArtifactInstaller> installer(File file) {
        return others.stream().filter(other -> other.canHandle(file)).findFirst();
    }

    @Override
    public void install(File file) throws Exception {
        if (isGood(file, starting())) {
            installer(file).orElseThrow().install(file);
        }
    }

    @Override
    public void update(File file) throws Exception {
        if (isGood(file, false)) {
            installer(file).orElseThrow().update(file);
        }
    }

    @Override
    public void uninstall(File file) throws Exception {
        refused.remove(file);
        installer(file).orElseThrow().uninstall(file);
    }

    @Override
    public List<Fault> faults() {
        return refused.entrySet().stream().map(entry -> new Fault(pid(entry.getKey()), entry.getValue())).toList();
    }

    private boolean isGood(File file, boolean starting) {
        String problem = ConfigurationText.problem(file.toPath(), context, () -> declared(file));
        if (problem == null) {
            refused.remove(file);
            return true;
        }
        String told = problem + "; " + (starting ? "mend it and start again" : "the file is not used until that is mended, what was in force before stays");
        refused.put(file, told);
        LOG.error("{}", told);
        if (starting) {
            Exit.refuse();
        }
        return false;
    }

    /** Asked for a file that sets something: the descriptions of all bundles are read for it. */
    private Map<String, AD> declared(File file) {
        Map<String, AD> keys = definitions.of(pid(file));
        if (keys.isEmpty()) {
            meant(pid(file), definitions.all().keySet()).ifPresent(meant -> LOG.warn("{} is read by nothing; did you mean {}{}?", file, meant, SUFFIX));
        }
        return keys;
    }

    private static String pid(File file) {
        return file.getName().substring(0, file.getName().length() - SUFFIX.length());
    }

    /** The one of {@code known} that somebody who wrote {@code pid} may have meant. Those of plug-ins that are not there yet look like none. */
    static Optional<String> meant(String pid, Collection<String> known) {
        Function<String, String> own = name -> name.startsWith(OURS) ? name.substring(OURS.length()) : name;
        List<String> names = known.stream().map(own).toList();
        return known.contains(pid) ? Optional.empty() : Nearest.to(own.apply(pid), names).flatMap(name -> known.stream().filter(candidate -> own.apply(candidate).equals(name)).findFirst());
    }

    private boolean starting() {
        Bundle framework = context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION);
        String level = context.getProperty(PLUGIN_LEVEL);
        return level != null && framework.adapt(FrameworkStartLevel.class).getStartLevel() < Integer.parseInt(level);
    }
}
