package org.parley.deploy.internal.trial;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.framework.BundleException;

/**
 * Why a bundle cannot be started.
 *
 * @param problem part of a line
 * @param wanted  the package that is missing, where that is the reason, else null
 */
record Unresolved(String problem, String wanted) {
    /** As Felix words it; what is really missing comes last. */
    private static final Pattern MISSING = Pattern.compile("missing requirement .*?\\] ([\\w.]+); (\\([^\\s\\[\\]]+\\))");
    private static final Pattern PACKAGE = Pattern.compile("\\(osgi\\.wiring\\.package=([\\w.]+)\\)");

    static Unresolved of(BundleException failure) {
        Matcher missing = MISSING.matcher(String.valueOf(failure.getMessage()));
        String namespace = null;
        String filter = "";
        while (missing.find()) {
            namespace = missing.group(1);
            filter = missing.group(2);
        }
        if (namespace == null) {
            return new Unresolved("it cannot be started: " + root(failure), null);
        }
        Matcher wanted = PACKAGE.matcher(filter);
        return wanted.find() ? new Unresolved("it needs the package " + wanted.group(1) + " " + filter + ", which no bundle here offers", wanted.group(1))
                : new Unresolved("it needs " + namespace + " " + filter + ", which no bundle here offers", null);
    }

    private static String root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage() == null ? root : root.getMessage()).strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
