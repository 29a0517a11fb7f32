package org.parley.signaling.client.internal;

import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.BundleContext;

/** Where the user's data lies. */
final class DataFolder {
    /** The framework property with the folder, which the launcher sets. */
    static final String PROPERTY = "parley.user.data";

    private DataFolder() {}

    /** The known servers in the folder that is configured. */
    static KnownServers knownServers(BundleContext context, SignalingConfig config) {
        Path folder = config.dataFolder().isBlank()
                ? of(context.getProperty(PROPERTY), System.getenv("XDG_DATA_HOME"), System.getProperty("user.home"))
                : Path.of(config.dataFolder());
        return new KnownServers(new KnownServersFile(folder.toAbsolutePath()), writer());
    }

    /** The first that is set; a relative XDG_DATA_HOME is none (XDG Base Directory Specification). */
    static Path of(String property, String xdgDataHome, String home) {
        if (property != null && !property.isBlank()) {
            return Path.of(property);
        }
        boolean xdg = xdgDataHome != null && !xdgDataHome.isBlank() && Path.of(xdgDataHome).isAbsolute();
        return (xdg ? Path.of(xdgDataHome) : Path.of(home, ".local", "share")).resolve("parley");
    }

    /** One thread, there only while something is written. */
    static ExecutorService writer() {
        ThreadPoolExecutor writer = new ThreadPoolExecutor(1, 1, 5, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
            Thread thread = new Thread(work, "parley-signaling-disk-1");
            thread.setDaemon(true);
            return thread;
        });
        writer.allowCoreThreadTimeOut(true);
        return writer;
    }
}
