package org.parley.launcher.demo.swap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class OutcomeTest {
    @Test
    void aLineSaysWhatWasNoticedAndWhatStayed() {
        assertThat(new Outcome("alice's transport.tcp, updated in place", 52, 1, 91, 38, List.of("the same call"), List.of()).text())
            .isEqualTo("alice's transport.tcp, updated in place: signaling away 38 ms; 1 of 92 pictures missing, at most 52 ms without one; the same call");
    }

    @Test
    void aBrokenPromiseStandsOut() {
        Outcome outcome = new Outcome("x", 700, 0, 9, 0, List.of(), List.of("no picture for 700 ms, 500 are allowed"));
        assertThat(outcome.text()).isEqualTo("x: signaling noticed nothing; 0 of 9 pictures missing, at most 700 ms without one; BROKEN: no picture for 700 ms, 500 are allowed");
        assertThat(outcome.json().get("broken").getAsString()).isEqualTo("no picture for 700 ms, 500 are allowed");
    }

    @Test
    void partsAreNamedAsTheyAreTyped() {
        assertThat(Part.named("engine")).contains(Part.ENGINE);
        assertThat(Part.named("Engine")).isEmpty();
        assertThat(Part.names()).isEqualTo("transport, server, engine, ui, all");
        assertThat(Part.ALL.includes(Part.UI)).isTrue();
        assertThat(Part.UI.includes(Part.SERVER)).isFalse();
    }
}
