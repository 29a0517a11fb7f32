package org.parley.launcher.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesTest {
    @TempDir
    Path folder;
    private final Participant alice = participant("alice");
    private final Participant bob = participant("bob");

    private static Participant participant(String name) {
        return new Participant(new Program(name, null, Map.of(), said -> { }), null, List.of(), false);
    }

    private Story story() {
        return new Story("K1", alice, bob);
    }

    private static void end(Story story, Participant one, String reason, String by) {
        if (!reason.equals("none")) {
            story.sideOf(one).end(reason, by);
        }
    }

    @ParameterizedTest
    @CsvSource({"hangup,self,hangup,peer", "hangup,peer,hangup,self", "hangup,self,hangup,self", "cancelled,self,cancelled,peer", "declined,peer,declined,self", "no-answer,network,no-answer,network",
        "busy,peer,none,none", "cancelled,network,none,none", "cancelled,network,cancelled,peer", "cancelled,self,none,none"})
    void whatMatchesIsRightWhereNothingWasBroken(String out, String outBy, String in, String inBy) {
        Story story = story();
        end(story, alice, out, outBy);
        end(story, bob, in, inBy);
        assertThat(Rules.wrong(story)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"hangup,peer,hangup,peer", "hangup,peer,none,none", "cancelled,peer,declined,self", "hangup,self,cancelled,peer", "declined,peer,media-lost,network"})
    void whatOneShowsAsTheOthersDoingIsWhatTheOtherDid(String out, String outBy, String in, String inBy) {
        alice.trouble().begin("cut");
        Story story = story();
        end(story, alice, out, outBy);
        end(story, bob, in, inBy);
        assertThat(Rules.wrong(story)).hasValueSatisfying(text -> assertThat(text).startsWith("the two sides do not match: alice -> bob (K1): alice " + out));
    }

    @ParameterizedTest
    @CsvSource({"media-lost,network,media-lost,network", "failed,peer,hangup,self", "peer-offline,network,none,none", "failed,network,none,none", "hangup,self,none,none"})
    void whatTellsOfAFaultIsRightOnlyWhereThereWasOne(String out, String outBy, String in, String inBy) {
        Story whole = story();
        end(whole, alice, out, outBy);
        end(whole, bob, in, inBy);
        assertThat(Rules.wrong(whole)).hasValueSatisfying(text -> assertThat(text).startsWith("nothing was broken, but: "));
        bob.trouble().begin("sleep");
        assertThat(Rules.wrong(whole)).isEmpty();
    }

    @Test
    void whoWasKilledAsleepIsJudgedAgainOnceItIsBack() throws Exception {
        Program sleeper = new Program("carol", Scripts.home(folder, "#!/bin/sh\nexec sleep 60\n"), Map.of(), said -> { });
        sleeper.start(List.of());
        Participant carol = new Participant(sleeper, null, List.of(), false);
        carol.sleep();
        carol.kill();
        assertThat(carol.trouble()).hasToString("login");
    }

    @Test
    void whoWasKilledNeedSayNothing() {
        bob.trouble().begin("login");
        Story story = story();
        story.sideOf(bob).see("active");
        end(story, alice, "hangup", "peer");
        story.of(bob).lose();
        assertThat(Rules.wrong(story)).isEmpty();
    }
}
