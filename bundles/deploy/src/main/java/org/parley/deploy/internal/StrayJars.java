package org.parley.deploy.internal;

import java.io.File;
import java.io.IOException;
import java.util.jar.JarFile;
import org.apache.felix.fileinstall.ArtifactInstaller;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says of a jar in the watched folders that nobody else takes what is wrong with it. Asked last but for bundles. Called on File Install's threads. */
@Component(name = "org.parley.deploy.stray", service = ArtifactInstaller.class, immediate = true, property = {Constants.SERVICE_RANKING + ":Integer=-1000", "parley.checks=true"})
public final class StrayJars implements ArtifactInstaller {
    private static final Logger LOG = LoggerFactory.getLogger(StrayJars.class);

    @Override
    public boolean canHandle(File file) {
        return file.getName().endsWith(".jar") && problem(file) != null;
    }

    @Override
    public void install(File file) {
        String problem = problem(file);
        if (problem != null) {
            LOG.warn("{} {}; put an OSGi bundle in its place, or delete it", file, problem);
        }
    }

    @Override
    public void update(File file) {
        install(file);
    }

    @Override
    public void uninstall(File file) {
        // nothing was installed
    }

    /** Null for a bundle. */
    private static String problem(File file) {
        try (JarFile jar = new JarFile(file)) {
            boolean bundle = jar.getManifest() != null && jar.getManifest().getMainAttributes().getValue(Constants.BUNDLE_SYMBOLICNAME) != null;
            return bundle ? null : "is no bundle: its manifest has no " + Constants.BUNDLE_SYMBOLICNAME;
        } catch (IOException e) {
            return file.canRead() ? "is no jar that can be opened (" + String.valueOf(e.getMessage()).replaceAll("\\s+", " ") + ")" : "cannot be read by this user";
        }
    }
}
