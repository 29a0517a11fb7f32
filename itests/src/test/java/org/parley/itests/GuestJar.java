package org.parley.itests;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.parley.itests.hot.Guest;

/** A bundle of somebody else with one component, which provides a Supplier with the property {@code guest}. */
record GuestJar(String name, String version, Class<?> type, Map<String, String> headers, String reference) {
    /** One that runs. */
    static GuestJar of(String name, String version) {
        return of(name, version, Guest.class);
    }

    static GuestJar of(String name, String version, Class<?> type) {
        return new GuestJar(name, version, type, Map.of(), "");
    }

    /** One more header. */
    GuestJar with(String header, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(header, value);
        return new GuestJar(name, version, type, more, reference);
    }

    /** The component is given such a service by that method; {@link #with} imports its package. */
    GuestJar given(String service, String method) {
        return new GuestJar(name, version, type, headers, reference + "<reference name='" + method + "' interface='" + service + "' bind='" + method + "'/>");
    }

    /** The component needs such a service. */
    GuestJar needing(String service) {
        return new GuestJar(name, version, type, headers, "<reference name='needed' interface='" + service + "'/>");
    }

    /** Puts it into the folder, whole at once. */
    Path drop(Path plugins) throws IOException {
        Path whole = Files.createTempFile(plugins.getParent(), name, ".tmp");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(whole), manifest())) {
            for (Class<?> one : List.of(Guest.class, type).stream().distinct().toList()) {
                out.putNextEntry(new JarEntry(one.getName().replace('.', '/') + ".class"));
                try (InputStream in = one.getResourceAsStream(one.getSimpleName() + ".class")) {
                    in.transferTo(out);
                }
            }
            out.putNextEntry(new JarEntry("OSGI-INF/guest.xml"));
            out.write(("<scr:component xmlns:scr='http://www.osgi.org/xmlns/scr/v1.4.0' name='" + name + "' immediate='true'><property name='guest' value='yes'/>"
                + "<service><provide interface='java.util.function.Supplier'/></service>" + reference + "<implementation class='" + type.getName() + "'/></scr:component>")
                .getBytes(StandardCharsets.UTF_8));
        }
        return Files.move(whole, plugins.resolve(name + ".jar"), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private Manifest manifest() {
        Manifest manifest = new Manifest();
        var main = manifest.getMainAttributes();
        main.putValue("Manifest-Version", "1.0");
        main.putValue("Bundle-ManifestVersion", "2");
        main.putValue("Bundle-SymbolicName", name);
        main.putValue("Bundle-Version", version);
        main.putValue("Service-Component", "OSGI-INF/guest.xml");
        main.putValue("Require-Capability", "osgi.extender;filter:=\"(&(osgi.extender=osgi.component)(version>=1.5.0)(!(version>=2.0.0)))\"");
        headers.forEach(main::putValue);
        return manifest;
    }
}
