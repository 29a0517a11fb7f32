package org.parley.itests;

import static org.assertj.core.api.Assertions.assertThat;

import aQute.bnd.header.OSGiHeader;
import aQute.bnd.header.Parameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Reads the manifests of the shipped bundles against the table of docs/architecture.md: who may import whom. */
class ArrowIT {
    private static final String OURS = "org.parley.";

    /** Bundle, without the common prefix, to the bundles of ours whose packages it may import. */
    private static final Map<String, Set<String>> ARROWS = new TreeMap<>();

    private final Map<String, Manifest> bundles = Distribution.bundles().stream().map(ArrowIT::manifest)
        .filter(m -> name(m).startsWith(OURS) && m.getMainAttributes().getValue("Fragment-Host") == null)
        .collect(TreeMap::new, (map, m) -> map.put(name(m).substring(OURS.length()), m), Map::putAll);

    @BeforeAll
    static void readTheTable() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("../docs/architecture.md"));
        int head = lines.indexOf("| bundle | may import, of ours |");
        lines.stream().skip(head + 2).takeWhile(row -> !row.startsWith("| launcher ")).map(row -> row.replaceAll("\\(.*?\\)|nothing", "").split("\\|")).forEach(cells ->
            names(cells[1]).forEach(bundle -> ARROWS.put(bundle, names(cells[2]))));
    }

    private static Set<String> names(String cell) {
        return Arrays.stream(cell.split(",")).map(String::strip).filter(name -> !name.isEmpty()).collect(Collectors.toSet());
    }

    @Test
    void everyBundleOfTheTableIsShipped() {
        assertThat(bundles.keySet()).isEqualTo(ARROWS.keySet());
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
