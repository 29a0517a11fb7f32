package org.parley.ui.swt.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No language lacks a text, no text is for nothing, and all say the same values. */
class TextsTest {
    private static final Path RESOURCES = Path.of("src/main/resources/org/parley/ui/swt/internal/text");
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern LITERAL = Pattern.compile("\"([A-Za-z0-9._-]+)\"");

    static Stream<Path> translations() {
        return Texts.BUNDLES.stream().flatMap(bundle -> Texts.LANGUAGES.stream().filter(l -> !l.equals("en")).map(l -> RESOURCES.resolve(bundle + "_" + l + ".properties")));
    }

    private static Properties read(Path file) {
        Properties properties = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    private static Properties english(Path translation) {
        return read(translation.resolveSibling(translation.getFileName().toString().replaceFirst("_.*", ".properties")));
    }

    @ParameterizedTest
    @MethodSource("translations")
    void everyLanguageHasEveryTextAndNoOther(Path translation) {
        assertThat(read(translation).stringPropertyNames()).isEqualTo(english(translation).stringPropertyNames());
    }

    @ParameterizedTest
    @MethodSource("translations")
    void everyLanguageFillsInTheSameValues(Path translation) {
        Properties english = english(translation);
        read(translation).forEach((key, text) -> assertThat(placeholders((String) text)).as("%s in %s", key, translation.getFileName())
            .isEqualTo(placeholders(english.getProperty((String) key))));
    }

    private static Set<String> placeholders(String text) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = Pattern.compile("\\{(\\d+)").matcher(new MessageFormat(text, Locale.ROOT).toPattern());
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    @Test
    void noTextIsUnused() throws IOException {
        Set<String> literals = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                Matcher matcher = LITERAL.matcher(Files.readString(file));
                while (matcher.find()) {
                    literals.add(matcher.group(1));
                }
            }
        }
        Set<String> beginnings = new TreeSet<>(literals.stream().filter(l -> l.endsWith(".")).toList());
        for (String bundle : Texts.BUNDLES) {
            assertThat(read(RESOURCES.resolve(bundle + ".properties")).stringPropertyNames())
                .allSatisfy(key -> assertThat(literals.contains(key) || beginnings.stream().anyMatch(key::startsWith) || isSecondLine(key, literals)).as(key).isTrue());
        }
    }

    /** The friendly words of an empty list come in twos: {@code KEY} and {@code KEY.text}. */
    private static boolean isSecondLine(String key, Set<String> literals) {
        return key.endsWith(".text") && literals.contains(key.substring(0, key.length() - ".text".length()));
    }

    @Test
    void aLanguageThatIsNotThereIsTheSystemsOrEnglish() {
        assertThat(Texts.of("de").get("cancel")).isEqualTo("Abbrechen");
        assertThat(Texts.LANGUAGES).contains(Texts.of("system").locale().getLanguage());
    }
}
