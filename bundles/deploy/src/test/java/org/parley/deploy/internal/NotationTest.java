package org.parley.deploy.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.felix.metatype.AD;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator is told of a file whose values are not written alike, or of a key that stands twice: the line, and what is wrong there. */
class NotationTest {
    private static final Map<String, AD> KEYS = Map.of("listen", key("String", Integer.MAX_VALUE), "proxies", key("String", Integer.MAX_VALUE), "tokenDays", key("Integer", 0),
            "open", key("Boolean", 0), "turnSecret", key("Password", 0));
    private static final String LIST = "listen = [ \"tcp://a:1\" ]\n";

    @TempDir
    Path folder;

    private static AD key(String type, int cardinality) {
        AD key = new AD();
        key.setType(type);
        key.setCardinality(cardinality);
        return key;
    }

    /** Without the name of the file; null where nothing is wrong. */
    private String told(String text, Map<String, AD> keys) throws IOException {
        Path file = Files.writeString(folder.resolve("a.cfg"), text);
        String problem = ConfigurationText.problem(file, null, () -> keys);
        assertThat(problem == null || problem.startsWith(file + ":")).as(problem).isTrue();
        return problem == null ? null : problem.substring((file + ":").length());
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '\'', delimiter = '|', textBlock = """
        tokenDays = 99999            | tokenDays = 99999 must be in quotation marks, as every value of a file with a list (listen)
        tokenDays =                  | tokenDays = must be in quotation marks, as every value of a file with a list (listen)
        open = false"                | open = false" must be in quotation marks, as every value of a file with a list (listen)
        proxies = ::1                | proxies = ::1 must be in quotation marks, as every value of a file with a list (listen)
        turnSecret = hush            | turnSecret must be in quotation marks, as every value of a file with a list (listen)
        turnSecrt = hush             | turnSecrt must be in quotation marks, as every value of a file with a list (listen)
        turnSecret = "hush           | turnSecret has a quotation mark that is not closed
        open = "false                | open = "false has a quotation mark that is not closed
        open = "false\\"             | open = "false\\" has a quotation mark that is not closed
        open = "false" # why         | open = "false" # why goes on behind its end
        open = "false" "true"        | open = "false" "true" goes on behind its end
        proxies = [ "::1"            | proxies = [ "::1" has a bracket that is not closed
        proxies = [                  | proxies = [ has a bracket that is not closed
        proxies = [ "::1" ] "::2"    | proxies = [ "::1" ] "::2" goes on behind its end
        proxies = [ "::1 ]           | proxies = [ "::1 ] has a quotation mark that is not closed
        proxies = [ "::1, "::2" ]    | proxies = [ "::1, "::2" ] must have each part in quotation marks, and commas between them
        proxies = [ "::1" "::2" ]    | proxies = [ "::1" "::2" ] must have each part in quotation marks, and commas between them
        proxies = [ ::1 ]            | proxies = [ ::1 ] must have each part in quotation marks, and commas between them
        """)
    void whereOneIsAListTheFirstThatIsWrittenOtherwiseIsTold(String line, String told) throws IOException {
        assertThat(told("# Addresses\n" + LIST + "\n" + line + "\nopen = true\n", KEYS)).isEqualTo("4: " + told);
        assertThat(told("#open = true\n" + line + "\n" + LIST, KEYS)).isEqualTo("2: " + told);
    }

    @ParameterizedTest
    @ValueSource(strings = {"open = \"true\"", "proxies = [ ]", "proxies = []", "proxies=[\"::1\",\"::2\", ]", "proxies = [ \"::1\", \\\n  # a comment\n  \"::2\" ]", "proxies : \"::1\"",
        "turnSecret = \"a\\\"b ] \"", "turnSecret = \"\"", "tokenDays = I\"5\"", "proxies = ( \"::1\" )"})
    void whatIsWrittenLikeTheListPasses(String line) throws IOException {
        assertThat(told(LIST + line, KEYS)).isNull();
    }

    @Test
    void aListThatIsNotClosedIsToldThoughItIsTheOnlyOne() throws IOException {
        assertThat(told("open = \"true\"\nlisten = [\n  \"tcp://a:1\",\n  \"tcp://b:2\"\n]\n", KEYS)).isEqualTo("2: listen = [ has a bracket that is not closed");
    }

    @Test
    void aFileWithoutListIsReadAsItStands() throws IOException {
        assertThat(told("listen = tcp://a:1\nturnSecret = [hush\nopen = true\n", KEYS)).isNull();
        assertThat(told("open = \"true\"\n", KEYS)).isNull();
        assertThat(told("other = [ \"1\" ]\nanother = 1\n", Map.of())).isNull();
    }

    @Test
    void aValueInQuotesIsToldThatThereIsNoList() throws IOException {
        assertThat(told("listen = tcp://a:1\nopen = \"false\"\n", KEYS)).isEqualTo("2: open = \"false\" is not allowed; it must be true or false; without a list in the file, write it without quotation marks");
    }

    @Test
    void aValueThatWouldBeReadAsNothingIsTold() throws IOException {
        assertThat(told("\nturnSecret = {hush}", KEYS)).isEqualTo("2: turnSecret must be in quotation marks");
        assertThat(told("\nopen = \"false\"true\"", KEYS)).isEqualTo("2: open = \"false\"true\" goes on behind its end");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        tokenDays = 1\\ntokenDays = 99999                | 2: tokenDays stands already in line 1; remove one
        \\n#tokenDays = 1\\n tokenDays:1\\n\\ntokenDays 1 | 5: tokenDays stands already in line 3; remove one
        tokenDays = many\\ntokenDays = 1                 | 2: tokenDays stands already in line 1; remove one
        open = \\~\\n true\\nopen = true                 | 3: open stands already in line 1; remove one
        open = true\\nopen \\~\\n = true                 | 2: open stands already in line 1; remove one
        """)
    void aKeyThatStandsTwiceIsToldWithBothLines(String text, String told) throws IOException {
        String file = text.replace("\\n", "\n").replace("~", "");
        assertThat(told(file, KEYS)).isEqualTo(told);
        assertThat(told(file, Map.of())).as("where nothing is declared").isEqualTo(told);
    }

    @Test
    void whatIsCommentedOutOrGoesOnFromTheLineBeforeIsNoSecond() throws IOException {
        assertThat(told("#tokenDays = 1\n! tokenDays = 1\ntokenDays = 1\n  # tokenDays = 1 \\\nturnSecret = a\\\n  tokenDays = 2\n", KEYS)).isNull();
    }

    @Test
    void theLineIsTheOneOfTheKeyWhereOthersGoOn() throws IOException {
        assertThat(told("turnSecret = a\\\n  tokenDays = 2\ntokenDays = many", KEYS)).startsWith("3: tokenDays = many is not allowed");
    }
}
