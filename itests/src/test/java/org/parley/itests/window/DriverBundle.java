package org.parley.itests.window;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.parley.itests.driver.Driver;

/** Packs the driver. */
final class DriverBundle {
    private static final String COMPONENT = "<scr:component xmlns:scr='http://www.osgi.org/xmlns/scr/v1.4.0' name='driver' immediate='true' deactivate='close' init='1'>"
        + "<implementation class='org.parley.itests.driver.Driver'/></scr:component>";

    private DriverBundle() {}

    /** Drops it into a watched folder. */
    static void drop(Path plugins) throws IOException {
        Path jar = Files.createTempFile(plugins.getParent(), "driver", ".tmp");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest())) {
            for (String name : new String[] {"Driver", "WindowReader", "WidgetText"}) {
                out.putNextEntry(new JarEntry("org/parley/itests/driver/" + name + ".class"));
                try (InputStream in = Driver.class.getResourceAsStream(name + ".class")) {
                    in.transferTo(out);
                }
            }
            out.putNextEntry(new JarEntry("OSGI-INF/driver.xml"));
            out.write(COMPONENT.getBytes(StandardCharsets.UTF_8));
        }
        Files.move(jar, plugins.resolve("driver.jar"), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static Manifest manifest() {
        Manifest manifest = new Manifest();
        var headers = manifest.getMainAttributes();
        headers.putValue("Manifest-Version", "1.0");
        headers.putValue("Bundle-ManifestVersion", "2");
        headers.putValue("Bundle-SymbolicName", "driver");
        headers.putValue("Bundle-Version", "1.0.0");
        headers.putValue("Service-Component", "OSGI-INF/driver.xml");
        headers.putValue("Import-Package", "com.google.gson,org.osgi.framework,org.eclipse.swt,org.eclipse.swt.widgets,org.eclipse.swt.custom,org.eclipse.swt.graphics,org.eclipse.swt.accessibility");
        headers.putValue("Require-Capability", "osgi.extender;filter:=\"(&(osgi.extender=osgi.component)(version>=1.5.0)(!(version>=2.0.0)))\"");
        return manifest;
    }
}
