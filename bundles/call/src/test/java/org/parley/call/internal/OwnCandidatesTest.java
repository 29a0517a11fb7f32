package org.parley.call.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.parley.media.IceCandidate;

class OwnCandidatesTest {
    private final List<String> sent = new ArrayList<>();
    private boolean connected = true;
    private final OwnCandidates candidates = new OwnCandidates(candidate -> connected && sent.add(candidate.candidate()));

    private void add(String text) {
        candidates.add(new IceCandidate(text, "0", 0, "u"));
    }

    @Test
    void candidatesWaitForTheirDescription() {
        add("a");
        assertThat(sent).isEmpty();
        candidates.release();
        add("b");
        assertThat(sent).containsExactly("a", "b");
    }

    @Test
    void thoseOfAnEarlierDescriptionAreDropped() {
        add("a");
        candidates.hold();
        add("b");
        candidates.release();
        assertThat(sent).containsExactly("b");
    }

    @Test
    void withoutAConnectionTheyAreKeptInOrderAndBounded() {
        candidates.release();
        connected = false;
        for (int i = 0; i < 70; i++) {
            add("c" + i);
        }
        connected = true;
        candidates.flush();
        assertThat(sent).hasSize(64).startsWith("c6").endsWith("c69");
    }
}
