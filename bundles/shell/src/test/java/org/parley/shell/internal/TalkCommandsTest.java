package org.parley.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.parley.call.Call;
import org.parley.call.CallState;
import org.parley.call.ChatMessage;
import org.parley.call.played.FakeCall;
import org.parley.call.played.FakeCalls;
import org.parley.call.played.FakeTransfer;

class TalkCommandsTest {
    private final Paper paper = new Paper(false);
    private final FakeCalls calls = new FakeCalls();
    private final FakeCall call = new FakeCall(calls, "K1", Call.Direction.OUTGOING, "bob", CallState.DIALING);
    private final TalkCommands commands = new TalkCommands(calls, new TextView(paper.printer));

    private static FakeTransfer transfer(long id, boolean outgoing, String name) {
        FakeTransfer transfer = new FakeTransfer(id, outgoing, name, 2_000);
        transfer.transferred = 500;
        return transfer;
    }

    @Test
    void chatSendsItsWordsAsALine() {
        commands.chat("hello,", "bob");
        assertThat(call.chat()).extracting(ChatMessage::text).containsExactly("hello, bob");
        call.dataOpen = false;
        commands.chat("again");
        assertThat(paper.errors()).containsExactly("parley: chat: the way to bob is not open at the moment; try again");
    }

    @Test
    void withoutACallNothingCanBeSaidOrSent() {
        calls.current = null;
        commands.chat("x");
        commands.send("a.txt");
        commands.words();
        assertThat(paper.errors()).hasSize(3).containsOnly("parley: there is no call");
    }

    @Test
    void filesAreSentAcceptedListedAndCancelled() {
        FakeTransfer seven = transfer(7, false, "b.txt");
        FakeTransfer eight = transfer(8, true, "c.txt");
        commands.accept("/inbox");
        call.with(seven);
        call.nextOffer = eight;
        commands.send("/tmp/c.txt");
        commands.accept("/inbox");
        commands.accept();
        commands.files();
        commands.cancel(8);
        commands.cancel(9);
        commands.cancel();
        assertThat(call.asked).containsExactly("offer /tmp/c.txt");
        assertThat(seven.asked).containsExactly("accept into /inbox", "accept into " + Path.of("").toAbsolutePath(), "cancel");
        assertThat(eight.asked).containsExactly("cancel", "cancel");
        assertThat(paper.lines()).containsExactly("file 7 to receive b.txt: 500 of 2000 bytes, offered", "file 8 to send c.txt: 500 of 2000 bytes, offered");
        assertThat(paper.errors()).containsExactly("parley: accept: no file is offered", "parley: cancel 9: there is no such file");
    }

    @Test
    void theWordsAreShownInALine() {
        commands.words();
        call.words = List.of("rebel", "river");
        commands.words();
        assertThat(paper.lines()).containsExactly("there are none", "rebel river");
    }
}
