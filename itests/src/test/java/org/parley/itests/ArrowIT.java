package org.parley.itests;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import aQute.bnd.header.OSGiHeader;
import aQute.bnd.header.Parameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Reads the manifests of the shipped bundles against the table of docs/architecture.md: who may import whom. */
class ArrowIT {
    private static final String OURS = "org.parley.";

    /** Bundle, without the common prefix, to the bundles of ours whose packages it may import. */
    private static final Map<String, Set<String>> ARROWS = Map.ofEntries(
        entry("health", Set.of()),
        entry("deploy", Set.of("health")),
        entry("protocol", Set.of()),
        entry("transport", Set.of()),
        entry("media", Set.of()),
        entry("webrtc", Set.of()),
        entry("transport.netty", Set.of("transport")),
        entry("transport.tcp", Set.of("transport", "transport.netty")),
        entry("transport.websocket", Set.of("transport", "transport.netty")),
        entry("server", Set.of("protocol", "transport")),
        entry("server.users", Set.of("server")),
        entry("server.admin", Set.of("server", "protocol", "health")),
        entry("signaling", Set.of("protocol", "health")),
        entry("signaling.client", Set.of("signaling", "protocol", "transport")),
        entry("call", Set.of("signaling", "media", "protocol", "health")),
        entry("media.webrtc", Set.of("media", "webrtc")),
        entry("media.synthetic", Set.of("media")),
        entry("media.screen", Set.of("media")),
        entry("shell", Set.of("call", "signaling", "media", "health")),
        entry("media.remote", Set.of("media")),
        entry("ui.swt", Set.of("call", "signaling", "media")),
        entry("ui.swt.gtk", Set.of("ui.swt", "media")));

    private final Map<String, Manifest> bundles = Distribution.bundles().stream().map(ArrowIT::manifest)
        .filter(m -> name(m).startsWith(OURS) && m.getMainAttributes().getValue("Fragment-Host") == null)
        .collect(TreeMap::new, (map, m) -> map.put(name(m).substring(OURS.length()), m), Map::putAll);

    @Test
    void everyBundleOfTheTableIsShipped() {
        assertThat(bundles.keySet()).isEqualTo(new TreeSet<>(ARROWS.keySet()));
    }

    @TestFactory
    Stream<DynamicTest> importsFollowTheArrows() {
        Map<String, String> exporter = new TreeMap<>();
        bundles.forEach((bundle, m) -> packages(m, "Export-Package").keySet().forEach(p -> exporter.put(p, bundle)));
        return bundles.entrySet().stream().map(e -> DynamicTest.dynamicTest(e.getKey(), () -> {
            Set<String> used = new TreeSet<>();
            for (String imported : packages(e.getValue(), "Import-Package").keySet()) {
                if (exporter.containsKey(imported)) {
                    used.add(exporter.get(imported));
                }
                if (imported.startsWith(OURS)) {
                    assertThat(imported).doesNotContain(".internal");
                }
            }
            used.remove(e.getKey());
            assertThat(used).isSubsetOf(ARROWS.get(e.getKey()));
        }));
    }

    @TestFactory
    Stream<DynamicTest> noHeaderTiesBundlesTogether() {
        return bundles.entrySet().stream().map(e -> DynamicTest.dynamicTest(e.getKey(), () -> {
            for (String header : Set.of("Require-Bundle", "DynamicImport-Package", "Bundle-Activator", "Bundle-NativeCode")) {
                assertThat(e.getValue().getMainAttributes().getValue(header)).as(header).isNull();
            }
            packages(e.getValue(), "Export-Package").keySet().forEach(p -> assertThat(p).doesNotContain(".internal"));
        }));
    }

    private static Parameters packages(Manifest manifest, String header) {
        return OSGiHeader.parseHeader(manifest.getMainAttributes().getValue(header));
    }

    private static String name(Manifest manifest) {
        return OSGiHeader.parseHeader(manifest.getMainAttributes().getValue("Bundle-SymbolicName")).keySet().stream().findFirst().orElse("");
    }

    private static Manifest manifest(Path jar) {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.getManifest();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
