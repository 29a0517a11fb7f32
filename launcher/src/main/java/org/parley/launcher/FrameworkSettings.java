package org.parley.launcher;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.osgi.framework.Constants;

/** The framework's properties: its storage, the watched folders, logging, and the launch's own. */
final class FrameworkSettings {
    /** Start level from which on bundles face the user: servers and user interfaces. */
    static final int USER_LEVEL = 20;

    /** Start level of the windows: before what takes long, since the window system takes long as well; they open when the user level is reached. */
    static final int WINDOW_LEVEL = 4;

    /** Start level that everything shipped lies below; bundles dropped into plugins start here. */
    static final int PLUGIN_LEVEL = 50;

    private FrameworkSettings() {}

    static Map<String, String> of(Launch launch, Path storage) {
        Map<String, String> settings = new HashMap<>();
        settings.put(Constants.FRAMEWORK_STORAGE, storage.resolve("bundles").toString());
        settings.put(Constants.FRAMEWORK_STORAGE_CLEAN, Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT);
        settings.put(Constants.FRAMEWORK_BEGINNING_STARTLEVEL, String.valueOf(USER_LEVEL - 1));
        settings.put("felix.cm.dir", storage.resolve("config").toString());
        fileInstall(settings, launch.home(), storage);
        settings.put("org.ops4j.pax.logging.DefaultServiceLog.level", "ERROR");
        settings.put("ds.loglevel", "warn");
        settings.put("ds.service.changecount.timeout", "1000");
        settings.put("org.ops4j.pax.logging.StaticLogbackFile", launch.home().conf().resolve("logback.xml").toString());
        settings.put("parley.home", launch.home().folder().toString());
        settings.put("parley.verbose", String.valueOf(launch.verbose()));
        settings.putAll(launch.properties());
        System.getProperties().forEach((key, value) -> override(settings, (String) key, String.valueOf(value)));
        return settings;
    }

    private static void fileInstall(Map<String, String> settings, Home home, Path storage) {
        settings.put("felix.fileinstall.dir", home.plugins() + "," + home.conf());
        settings.put("felix.fileinstall.filter", ".*\\.(jar|cfg|config)");
        settings.put("felix.fileinstall.poll", "500");
        settings.put("felix.fileinstall.noInitialDelay", "true");
        settings.put("felix.fileinstall.enableConfigSave", "false");
        settings.put("felix.fileinstall.bundles.new.start", "true");
        settings.put("felix.fileinstall.start.level", String.valueOf(PLUGIN_LEVEL));
        settings.put("felix.fileinstall.active.level", "0");
        settings.put("felix.fileinstall.tmpdir", storage.resolve("fileinstall").toString());
        settings.put("felix.fileinstall.log.level", "3");
        settings.put("felix.fileinstall.log.default", "jul");
    }

    private static void override(Map<String, String> settings, String key, String value) {
        if (key.startsWith("felix.") || key.startsWith("org.osgi.framework.")) {
            settings.put(key, value);
        }
    }
}
