package org.parley.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.parley.call.Call;
import org.parley.call.CallState;
import org.parley.call.played.FakeCall;
import org.parley.call.played.FakeCalls;
import org.parley.media.source.I420;

class WatchCommandsTest {
    private final Paper paper = new Paper(false);
    private final FakeCalls calls = new FakeCalls();

    @Test
    void picturesAreCountedFromTheFirstQuestionOn() {
        FakeCall call = new FakeCall(calls, "K1", Call.Direction.OUTGOING, "bob", CallState.ACTIVE);
        calls.current = call;
        WatchCommands commands = new WatchCommands(calls, new TextView(paper.printer));
        assertThat(call.remote).isNull();
        commands.picture();
        PictureWatch watch = (PictureWatch) call.remote;
        watch.onFrame(new I420(160, 120));
        commands.picture();
        assertThat(paper.lines()).hasSize(2).satisfies(lines -> assertThat(lines.get(1)).startsWith("bob: 1 pictures since this was asked last, 0 missed, at most "));
    }

    @Test
    void withoutACallThereIsNoPicture() {
        new WatchCommands(calls, new TextView(paper.printer)).picture();
        assertThat(paper.errors()).containsExactly("parley: there is no call");
    }
}
