package org.parley.deploy.internal.trial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;

/** What the distribution ships for processes of other kinds, which look at the same {@code plugins/}. {@code home} is null where it is not known. */
record OtherParts(BundleContext context, Path home) {
    /** Whether a bundle that cannot be resolved for want of {@code missing} is meant for one of these: it has the name of such a bundle, or one of them offers that package. */
    boolean want(Bundle bundle, String missing) {
        Pattern offers = missing == null ? null : Pattern.compile("(^|,)\\s*" + Pattern.quote(missing) + "\\s*(;|,|$)");
        Set<String> here = Arrays.stream(context.getBundles()).filter(other -> other != bundle && other.getSymbolicName() != null).map(Bundle::getSymbolicName).collect(Collectors.toSet());
        return jars().stream().anyMatch(jar -> isOne(jar, here, bundle.getSymbolicName(), offers));
    }

    private List<Path> jars() {
        if (home == null || !Files.isDirectory(home.resolve("bundles"))) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(home.resolve("bundles").toRealPath())) {
            return files.filter(file -> file.getFileName().toString().endsWith(".jar")).toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static boolean isOne(Path jar, Set<String> here, String wanted, Pattern offers) {
        try (JarFile file = new JarFile(jar.toFile())) {
            Attributes headers = file.getManifest().getMainAttributes();
            String name = String.valueOf(headers.getValue(Constants.BUNDLE_SYMBOLICNAME)).replaceFirst(";.*", "").strip();
            String exported = headers.getValue(Constants.EXPORT_PACKAGE);
            return !here.contains(name) && (name.equals(wanted) || offers != null && exported != null && offers.matcher(exported.replaceAll("\"[^\"]*\"", "")).find());
        } catch (IOException e) {
            return false;
        }
    }
}
