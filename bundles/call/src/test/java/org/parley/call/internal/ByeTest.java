package org.parley.call.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.parley.call.internal.Bye.Broken;
import org.parley.call.internal.Bye.When;
import org.parley.call.internal.Bye.Who;

/** The table of docs/teardown.md, row by row: what happens is what the table says. */
class ByeTest {
    private static final Path DOCUMENT = Path.of("../../docs/teardown.md");

    static List<Arguments> rows() {
        List<Arguments> rows = new ArrayList<>();
        for (Who who : Who.values()) {
            for (When when : When.values()) {
                for (Broken broken : Broken.values()) {
                    if (who != Who.CALLEE || when != When.DIALING) {
                        rows.add(Arguments.of(who, when, broken));
                    }
                }
            }
        }
        return rows;
    }

    @ParameterizedTest(name = "{0} ends it while {1}, {2}")
    @MethodSource("rows")
    void bothSidesAreShownWhatTheTableSays(Who who, When when, Broken broken) throws IOException {
        List<String> shown = new Bye(who, when, broken).shown();
        String row = "| " + Bye.word(who) + " | " + Bye.word(when) + " | " + Bye.word(broken) + " | " + shown.get(0) + " | " + shown.get(1) + " |";
        assertThat(Files.readAllLines(DOCUMENT)).as("rows of %s", DOCUMENT).contains(row);
        boolean answered = when != When.DIALING && when != When.RINGING;
        if (answered) {
            assertThat(shown).as("nobody is left in an answered call for longer than 30 s").noneMatch(one -> one.contains("45 s") || one.contains("60 s"));
        }
        if (broken == Broken.NOTHING) {
            assertThat(shown.get(0)).endsWith("at once");
            assertThat(shown.get(1)).endsWith("0.3 s");
        }
    }

    @Test
    void theTableHasNoOtherRows() throws IOException {
        assertThat(Files.readAllLines(DOCUMENT)).filteredOn(line -> line.startsWith("| caller |") || line.startsWith("| callee |")).hasSize(rows().size());
    }
}
