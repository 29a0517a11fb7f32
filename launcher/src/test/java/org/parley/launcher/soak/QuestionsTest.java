package org.parley.launcher.soak;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuestionsTest {
    /** As a client that exchanges a bundle on which the command depends. */
    private static final String FORGETFUL = """
        #!/bin/sh
        while read -r command; do
          case $command in
            status)
              if [ -n "$asked" ]; then echo '{"event":"answer","command":"status","text":"no call"}'
              else echo '{"event":"error","code":"command","message":"status: command not found"}'; fi
              asked=yes ;;
            lb) echo '{"event":"answer","command":"lb","text":"all"}' ;;
          esac
        done
        """;

    /** With it, a machine that takes 12 s to answer is waited for. */
    private static final int AGAIN_MILLIS = 1_000;

    @TempDir
    Path folder;

    @Test
    void whoDoesNotKnowACommandForAMomentIsAskedAgain() throws Exception {
        Desk desk = new Desk();
        Program program = new Program("bob", Scripts.home(folder, FORGETFUL), Map.of(), desk);
        Participant bob = new Participant(program, null, List.of(), false);
        desk.listen(said -> {
            if (said.text() != null) {
                bob.hear(JsonParser.parseString(said.text()).getAsJsonObject());
            }
        });
        bob.enter();
        try {
            new Questions(desk, AGAIN_MILLIS).ask(List.of(bob));
            assertThat(bob.answer("status")).isEqualTo("no call");
        } finally {
            program.strike();
        }
    }
}
