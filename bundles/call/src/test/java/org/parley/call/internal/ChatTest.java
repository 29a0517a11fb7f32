package org.parley.call.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.parley.call.Call;
import org.parley.call.CallEvent;
import org.parley.call.CallState;
import org.parley.call.ChatMessage;

/** Chat over the data channel. */
class ChatTest extends Duo {
    private static List<String> lines(Call call) {
        return call.chat().stream().map(line -> (line.own() ? "> " : "< ") + line.text() + (line.shown() ? " !" : "")).toList();
    }

    private void bobReads(String text) {
        aliceEngine.latest().send(text);
        world.run();
    }

    private long acks() {
        return aliceEngine.latest().received.stream().filter(text -> text.contains("\"ack\"")).count();
    }

    @Test
    void aLineIsShownOnBothSidesAndItsSenderLearnsThatItWasShown() {
        Call call = talk();
        assertThat(call.chat("hello, b\u00f6b")).isTrue();
        world.run();
        assertThat(lines(call)).containsExactly("> hello, b\u00f6b");
        assertThat(lines(bob.now())).containsExactly("< hello, b\u00f6b");
        assertThat(alice.of(CallEvent.Chat.class)).extracting(chat -> chat.message().shown()).containsExactly(false);
        bob.now().shown(bob.of(CallEvent.Chat.class).get(0).message());
        world.run();
        assertThat(lines(call)).containsExactly("> hello, b\u00f6b !");
        assertThat(alice.of(CallEvent.Chat.class)).extracting(chat -> chat.message().shown()).containsExactly(false, true);
        assertThat(lines(bob.now())).containsExactly("< hello, b\u00f6b !");
    }

    @Test
    void eachWritesAndTheOrderIsKept() {
        Call call = talk();
        call.chat("one");
        world.run();
        bob.now().chat("two");
        world.run();
        call.chat("three");
        world.run();
        assertThat(lines(call)).containsExactly("> one", "< two", "> three");
        assertThat(lines(bob.now())).containsExactly("< one", "> two", "< three");
        call.hangUp();
        world.run();
        assertThat(lines(call)).as("still there").hasSize(3);
        assertThat(call.chat("four")).isFalse();
    }

    @Test
    void showingTwiceAcknowledgesOnce() {
        talk();
        bobReads("{\"type\":\"chat\",\"id\":12,\"text\":\"hi\"}");
        ChatMessage line = bob.now().chat().get(0);
        bob.now().shown(line);
        bob.now().shown(line);
        world.run();
        assertThat(acks()).isEqualTo(1);
        assertThat(aliceEngine.latest().received).contains("{\"type\":\"ack\",\"re\":12}");
    }

    @Test
    void aRepeatIsAcknowledgedAgainAndNotShownTwice() {
        talk();
        bobReads("{\"type\":\"chat\",\"id\":12,\"text\":\"hi\"}");
        bobReads("{\"type\":\"chat\",\"id\":12,\"text\":\"hi again\"}");
        assertThat(acks()).as("it was not shown yet").isZero();
        bob.now().shown(bob.now().chat().get(0));
        world.run();
        bobReads("{\"type\":\"chat\",\"id\":12,\"text\":\"hi\"}");
        assertThat(acks()).isEqualTo(2);
        assertThat(lines(bob.now())).containsExactly("< hi !");
        assertThat(bob.of(CallEvent.Chat.class)).hasSize(1);
    }

    @Test
    void nothingCanBeWrittenWithoutADataChannel() {
        Call call = ring();
        assertThat(call.chat("hi")).isFalse();
        world.run();
        assertThat(call.chat()).isEmpty();
        assertThat(alice.of(CallEvent.Chat.class)).isEmpty();
    }

    @Test
    void aLineHas1To4000Characters() {
        Call call = talk();
        assertThatThrownBy(() -> call.chat("")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> call.chat("x".repeat(4_001))).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("4000");
        String longest = "\u4e2d".repeat(4_000);
        assertThat(call.chat(longest)).isTrue();
        assertThat(call.chat("\u0001".repeat(4_000))).as("what JSON would make longer").isTrue();
        world.run();
        assertThat(bob.now().chat()).hasSize(2);
        assertThat(bob.now().chat().get(0).text()).isEqualTo(longest);
    }

    @Test
    void controlCharactersOfTheOtherSideDoNotReachATerminal() {
        talk();
        bobReads("{\"type\":\"chat\",\"id\":1,\"text\":\"a\\u001b[2Jb\\r\\nc\\td\\u009be\"}");
        assertThat(bob.now().chat().get(0).text()).isEqualTo("a\ufffd[2Jb\nc\td\ufffde");
    }

    @Test
    void aFloodIsDroppedAndMemoryIsBounded() {
        talk();
        for (int id = 1; id <= 3_000; id++) {
            aliceEngine.latest().send("{\"type\":\"chat\",\"id\":" + id + ",\"text\":\"spam\"}");
        }
        world.run();
        assertThat(bob.now().chat()).hasSize(500);
        for (int second = 0; second < 60; second++) {
            for (int i = 0; i < 20; i++) {
                aliceEngine.latest().send("{\"type\":\"chat\",\"id\":" + (10_000 + second * 20 + i) + ",\"text\":\"slow\"}");
            }
            world.advanceSeconds(1);
        }
        assertThat(bob.now().chat()).hasSize(1_000).allMatch(line -> line.text().equals("slow"));
        assertThat(bob.now().state()).isEqualTo(CallState.ACTIVE);
    }

    @Test
    void aLineThatWasLostWithItsChannelComesWithTheNext() {
        Call call = talk();
        net.textLost = true;
        call.chat("lost");
        world.run();
        net.textLost = false;
        call.chat("seen");
        world.run();
        bob.now().shown(bob.now().chat().get(0));
        world.run();
        assertThat(lines(bob.now())).containsExactly("< seen !");
        alice.stop(aliceEngine);
        world.run();
        assertThat(call.chat("while the engine is away")).isFalse();
        alice.engine("real", 0);
        world.advanceSeconds(2);
        assertThat(lines(bob.now())).containsExactly("< seen !", "< lost");
        assertThat(lines(call)).containsExactly("> lost", "> seen !");
    }
}
