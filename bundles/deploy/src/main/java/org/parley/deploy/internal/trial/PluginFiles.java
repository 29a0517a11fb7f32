package org.parley.deploy.internal.trial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;

/** The jars in {@code plugins/}. {@code folder} is null where there is none. */
record PluginFiles(Path folder) {
    /** The file that the bundle's present content came from; empty when it did not come from there. */
    Optional<Path> of(Bundle bundle) {
        if (folder == null) {
            return Optional.empty();
        }
        return all().filter(jar -> isAt(jar, bundle)).findFirst().or(() -> isHere(bundle) ? Optional.empty() : all().filter(jar -> updates(jar, bundle)).findFirst());
    }

    /** Whether it was installed from there, and not only updated. */
    boolean isHere(Bundle bundle) {
        return folder != null && bundle.getLocation().startsWith(location(folder));
    }

    private static boolean isAt(Path jar, Bundle bundle) {
        return bundle.getLocation().equals(location(jar));
    }

    /** As File Install writes it: with one slash, where a Path has three. */
    private static String location(Path file) {
        return file.toFile().toURI().normalize().toString();
    }

    /** File Install updates a bundle of that name and version, wherever it came from. */
    private static boolean updates(Path jar, Bundle bundle) {
        try (JarFile file = new JarFile(jar.toFile())) {
            String name = file.getManifest() == null ? null : file.getManifest().getMainAttributes().getValue(Constants.BUNDLE_SYMBOLICNAME);
            String version = name == null ? null : file.getManifest().getMainAttributes().getValue(Constants.BUNDLE_VERSION);
            return name != null && name.replaceFirst(";.*", "").strip().equals(bundle.getSymbolicName()) && Version.parseVersion(version).equals(bundle.getVersion());
        } catch (IOException | IllegalArgumentException e) {
            return false; // no bundle, which is told elsewhere
        }
    }

    private Stream<Path> all() {
        try (Stream<Path> files = Files.list(folder)) {
            return List.copyOf(files.filter(file -> file.getFileName().toString().endsWith(".jar")).sorted().toList()).stream();
        } catch (IOException e) {
            return Stream.empty();
        }
    }
}
