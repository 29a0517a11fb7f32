package org.parley.deploy.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.felix.metatype.AD;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an operator is told of a configuration that is wrong. */
class ValuesTest {
    private static final Map<String, AD> KEYS = Map.of("hashQueue", key("hashQueue", "Integer", "1", "100000", 0), "registrationOpen", key("registrationOpen", "Boolean", null, null, 0),
            "listen", key("listen", "String", null, null, Integer.MAX_VALUE), "ratio", key("ratio", "Double", "0.5", null, 0));

    @TempDir
    Path folder;

    @AfterEach
    void forgetExitCode() {
        System.clearProperty("parley.exit.code");
    }

    private static AD key(String id, String type, String min, String max, int cardinality) {
        AD key = new AD();
        key.setID(id);
        key.setType(type);
        key.setDescription("What it is.");
        key.setMin(min);
        key.setMax(max);
        key.setCardinality(cardinality);
        return key;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        hashQueue        | 0      | hashQueue = 0 is not allowed; it must be a whole number, 1 to 100000 (What it is)
        hashQueue        | 100001 | hashQueue = 100001 is not allowed; it must be a whole number, 1 to 100000 (What it is)
        hashQueue        | many   | hashQueue = many is not allowed; it must be a whole number, 1 to 100000 (What it is)
        hashQueue        | ''     | hashQueue =  is not allowed; it must be a whole number, 1 to 100000 (What it is)
        registrationOpen | perhaps| registrationOpen = perhaps is not allowed; it must be true or false (What it is)
        ratio            | 0.4    | ratio = 0.4 is not allowed; it must be a number from 0.5 (What it is)
        registrationopen | true   | there is no key registrationopen; the nearest is registrationOpen
        hashQeue         | 1      | there is no key hashQeue; the nearest is hashQueue
        registrationOpen | "false"| registrationOpen = "false" is not allowed; it must be true or false (What it is); without a list in the file, write it without quotation marks
        registrationOpen | "false | registrationOpen = "false is not allowed; it must be true or false (What it is)
        something        | 1      | there is no key something; allowed are hashQueue, listen, ratio, registrationOpen
        """)
    void whatIsWrongIsToldWithWhatIsAllowed(String key, String value, String told) {
        assertThat(Values.problem(Map.of(key, value), new java.util.TreeMap<>(KEYS))).isEqualTo(new Problem(key, told));
    }

    @ParameterizedTest
    @CsvSource({"hashQueue, 1", "hashQueue, ' 100000 '", "registrationOpen, false", "listen, nonsense", "service.ranking, 1", "felix.fileinstall.filename, x"})
    void whatIsAllowedPasses(String key, String value) {
        assertThat(Values.problem(Map.of(key, value), KEYS)).isNull();
    }

    @Test
    void whereNothingIsDeclaredEverythingPasses() {
        assertThat(Values.problem(Map.of("any", "thing"), Map.of())).isNull();
    }

    @Test
    void theLineOfTheFileIsTold() throws Exception {
        Path file = Files.writeString(folder.resolve("a.cfg"), "# hashQueue = 1\n\nregistrationOpen = true\n  hashQueue=0\n");
        assertThat(ConfigurationText.problem(file, null, () -> KEYS)).startsWith(file + ":4: hashQueue = 0 is not allowed");
    }

    @Test
    void aVariableSetsTheKeyOfItsComponent() {
        Map<String, Map<String, Object>> values = Environment.read(Map.of("PARLEY_SERVER_USERS_HASH_QUEUE", " 5 ", "PARLEY_SERVER_USERS_LISTEN", "tcp://a:1, ws://b:2",
                "PARLEY_SERVER_USERS_PORT", "tcp://10.0.0.1:7443"), Map.of("org.parley.server.users", KEYS));
        assertThat(values).containsOnlyKeys("org.parley.server.users");
        assertThat(values.get("org.parley.server.users")).containsOnlyKeys("hashQueue", "listen").containsEntry("hashQueue", "5")
                .containsEntry("listen", new String[] {"tcp://a:1", "ws://b:2"});
        assertThat(System.getProperty("parley.exit.code")).isNull();
    }

    @Test
    void aVariableThatIsNotAllowedEndsTheStart() {
        assertThat(Environment.read(Map.of("PARLEY_X_HASH_QUEUE", "0"), Map.of("org.parley.x", KEYS))).isEmpty();
        assertThat(System.getProperty("parley.exit.code")).isEqualTo("2");
    }
}
