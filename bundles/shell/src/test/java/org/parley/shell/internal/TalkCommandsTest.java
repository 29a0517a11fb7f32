package org.parley.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.parley.call.Call;

class TalkCommandsTest {
    private final Paper paper = new Paper(false);
    private final FakeCalls calls = new FakeCalls();
    private final FakeCall call = new FakeCall("K1", "bob", Call.Direction.OUTGOING);
    private final TalkCommands commands = new TalkCommands(calls, new TextView(paper.printer));

    private void inACall() {
        calls.current = call;
    }

    @Test
    void chatSendsItsWordsAsALine() {
        inACall();
        commands.chat("hello,", "bob");
        assertThat(call.asked).containsExactly("chat hello, bob");
        call.open = false;
        commands.chat("again");
        assertThat(paper.errors()).containsExactly("parley: chat: the way to bob is not open at the moment; try again");
    }

    @Test
    void withoutACallNothingCanBeSaidOrSent() {
        commands.chat("x");
        commands.send("a.txt");
        commands.words();
        assertThat(paper.errors()).hasSize(3).containsOnly("parley: there is no call");
    }

    @Test
    void filesAreSentAcceptedListedAndCancelled() {
        inACall();
        commands.send("/tmp/a.txt");
        commands.accept("/inbox");
        call.transfers = List.of(new FakeTransfer(call, 7, false, "b.txt"), new FakeTransfer(call, 8, true, "c.txt"));
        commands.accept("/inbox");
        commands.accept();
        commands.files();
        commands.cancel(8);
        commands.cancel(9);
        commands.cancel();
        assertThat(call.asked).containsExactly("offer /tmp/a.txt", "accept 7 /inbox", "accept 7 " + Path.of("").toAbsolutePath(), "cancel 8", "cancel 7", "cancel 8");
        assertThat(paper.lines()).containsExactly("file 7 to receive b.txt: 500 of 2000 bytes, offered", "file 8 to send c.txt: 500 of 2000 bytes, offered");
        assertThat(paper.errors()).containsExactly("parley: accept: no file is offered", "parley: cancel 9: there is no such file");
    }

    @Test
    void theWordsAreShownInALine() {
        inACall();
        commands.words();
        call.words = List.of("rebel", "river");
        commands.words();
        assertThat(paper.lines()).containsExactly("there are none", "rebel river");
    }
}
