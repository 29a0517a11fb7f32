package org.parley.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The files in conf/ say what the components declare. */
class ConfigurationFilesIT {
    @TestFactory
    Stream<DynamicTest> everyKeyStandsInItsFileWithItsDefault() throws Exception {
        Map<String, Document> declared = new TreeMap<>();
        for (Path bundle : Distribution.bundles()) {
            read(bundle, declared);
        }
        assertThat(declared.keySet()).contains("org.parley.server", "org.parley.server.admin", "org.parley.call", "org.parley.transport.tcp");
        return declared.entrySet().stream().map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> check(entry.getKey(), entry.getValue())));
    }

    private static void read(Path bundle, Map<String, Document> declared) throws Exception {
        try (JarFile jar = new JarFile(bundle.toFile())) {
            for (var file : jar.stream().filter(entry -> entry.getName().startsWith("OSGI-INF/metatype/org.parley.") && entry.getName().endsWith(".xml")).toList()) {
                try (InputStream in = jar.getInputStream(file)) {
                    Document document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
                    for (Element designate : elements(document, "Designate")) {
                        declared.put(designate.getAttribute("pid"), document);
                    }
                }
            }
        }
    }

    private static List<Element> elements(Document document, String name) {
        NodeList found = document.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }

    /** What is said of a key: the words and keys before it, up to an empty line. */
    private static String above(List<String> lines, String line) {
        List<String> before = lines.subList(0, lines.indexOf(line));
        return String.join(" ", before.subList(before.lastIndexOf("") + 1, before.size()));
    }

    private static void check(String pid, Document document) throws IOException {
        List<String> lines = Files.readAllLines(Distribution.home().resolve("conf").resolve(pid + ".cfg"));
        for (Element key : elements(document, "AD")) {
            String start = "#" + key.getAttribute("id") + " =";
            String line = lines.stream().filter(candidate -> candidate.startsWith(start)).findFirst().orElse(null);
            assertThat(line).as("a line that begins with %s", start).isNotNull();
            if (key.getAttribute("cardinality").isEmpty()) {
                assertThat(line.substring(start.length()).strip()).as(line).isEqualTo(key.getAttribute("default"));
            }
            boolean number = List.of("Integer", "Long").contains(key.getAttribute("type"));
            assertThat(!number || key.hasAttribute("min") && key.hasAttribute("max")).as("%s has a least and a greatest value", start).isTrue();
            assertThat(!number || above(lines, line).contains(key.getAttribute("min") + " to " + key.getAttribute("max"))).as("both are said above %s", start).isTrue();
        }
    }
}
