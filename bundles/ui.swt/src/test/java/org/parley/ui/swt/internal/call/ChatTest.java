package org.parley.ui.swt.internal.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.call.CallEnd;
import org.parley.call.EndReason;
import org.parley.call.played.FakeCall;
import org.parley.ui.swt.internal.look.Drawn;
import org.parley.ui.swt.internal.rig.Stage;

/** What stands in the chat of a call, also of a long one. */
class ChatTest {
    @TempDir
    Path folder;
    private CallRig rig;

    @BeforeEach
    void open() throws IOException {
        rig = new CallRig(folder, "language=en\ntheme=dark\nsounds=false\n");
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void whatComesWhileTheChatOpensStandsThereOnceAndLast() {
        FakeCall call = rig.active();
        call.write("first");
        rig.stage.settle();
        ((Drawn) rig.stage.find("call.chat")).press();
        call.write("second");
        rig.stage.settle();
        assertThat(lines()).containsExactly("first", "second");
    }

    @Test
    void ofALongConversationTheLatestLinesStandThereAndEarlierOnesComeWhenAskedFor() {
        FakeCall call = rig.active();
        for (int i = 1; i <= 230; i++) {
            call.write("line " + i);
        }
        rig.stage.settle();
        rig.stage.press("call.chat");
        assertThat(lines()).hasSize(100).startsWith("line 131").endsWith("line 230");
        rig.stage.press("chat.earlier");
        assertThat(lines()).hasSize(200).startsWith("line 31").endsWith("line 230");
        call.write("line 231");
        rig.stage.settle();
        assertThat(lines()).hasSize(200).startsWith("line 32").endsWith("line 231");
        rig.stage.press("chat.earlier");
        assertThat(lines()).hasSize(231).startsWith("line 1").endsWith("line 231");
        assertThat(rig.stage.shows("chat.earlier")).isFalse();
    }

    @Test
    void whoReadsEarlierLinesGoesOnReadingWhenOneComes() {
        FakeCall call = rig.active();
        for (int i = 1; i <= 100; i++) {
            call.write("line " + i);
        }
        rig.stage.settle();
        rig.stage.press("call.chat");
        Transcript transcript = (Transcript) rig.stage.find("chat.message").getParent().getParent();
        assertThat(transcript.isAtEnd()).isTrue();
        call.write("line 101");
        rig.stage.settle();
        assertThat(transcript.isAtEnd()).isTrue();
        transcript.setOrigin(0, 0);
        call.write("line 102");
        rig.stage.settle();
        assertThat(transcript.getOrigin().y).isZero();
        assertThat(lines()).as("none goes above what is read").startsWith("line 2").endsWith("line 102").hasSize(101);
    }

    @Test
    void earlierLinesComeOnceHoweverOftenTheyAreAskedForAndAreReadThen() {
        FakeCall call = rig.active();
        for (int i = 1; i <= 150; i++) {
            call.write("line " + i);
        }
        rig.stage.settle();
        rig.stage.press("call.chat");
        assertThat(call.asked).doesNotContain("shown line 50").contains("shown line 51");
        Drawn earlier = (Drawn) rig.stage.find("chat.earlier");
        earlier.press();
        earlier.press();
        rig.stage.settle();
        assertThat(lines()).hasSize(150).doesNotHaveDuplicates().startsWith("line 1").endsWith("line 150");
        assertThat(call.asked).contains("shown line 1", "shown line 50");
    }

    @Test
    void earlierLinesComeAboveWhatIsInSight() {
        FakeCall call = rig.active();
        for (int i = 1; i <= 150; i++) {
            call.write("line " + i);
        }
        rig.stage.settle();
        rig.stage.press("call.chat");
        Control first = rig.stage.find("chat.message");
        Transcript transcript = (Transcript) first.getParent().getParent();
        transcript.setOrigin(0, 0);
        rig.stage.settle();
        int before = first.toDisplay(0, 0).y;
        ((Drawn) rig.stage.find("chat.earlier")).press();
        call.write("line 151");
        rig.stage.settle();
        assertThat(lines()).hasSize(151);
        assertThat(first.toDisplay(0, 0).y).isEqualTo(before);
    }

    @Test
    void thatAnEarlierLineWasSeenMovesNoLine() {
        FakeCall call = rig.active();
        ((Drawn) rig.stage.find("call.chat")).press();
        rig.stage.settle();
        for (int i = 1; i <= 101; i++) {
            ((Text) rig.stage.find("chat.input")).setText("line " + i);
            rig.stage.press("chat.send");
        }
        assertThat(lines()).hasSize(100).startsWith("line 2");
        call.showEarliest();
        rig.stage.settle();
        assertThat(lines()).hasSize(100).startsWith("line 2").endsWith("line 101");
    }

    @Test
    void whatWasNotSentIsThereAgainWhenTheChatIs() {
        FakeCall call = rig.active();
        rig.stage.press("call.chat");
        rig.stage.type("chat.input", "Good morn");
        rig.stage.press("call.details");
        rig.stage.press("call.chat");
        assertThat(rig.stage.text("chat.input")).isEqualTo("Good morn");
        rig.stage.window().settings().set("theme", "light");
        rig.stage.settle();
        assertThat(rig.stage.text("chat.input")).isEqualTo("Good morn");
        rig.stage.press("chat.send");
        rig.stage.press("chat.close");
        rig.stage.press("call.chat");
        assertThat(rig.stage.text("chat.input")).isEmpty();
        assertThat(call.chat()).hasSize(1);
    }

    @Test
    void aFileThatIsChosenAfterTheScreenHasGoneGoesNowhere() {
        FakeCall call = rig.active();
        rig.stage.press("call.chat");
        ChatPanel chat = (ChatPanel) rig.stage.find("chat");
        call.end(EndReason.HANGUP, CallEnd.By.PEER, Duration.ofSeconds(5));
        rig.stage.settle();
        rig.stage.window().home();
        rig.stage.settle();
        chat.offer(Path.of("/home/alice/a.pdf"));
        assertThat(call.asked).isEmpty();
    }

    @Test
    void anOpenChatStaysOpenHoweverOftenTheScreenIsMadeAnew() {
        rig.active();
        rig.stage.press("call.chat");
        for (int events = 0; events < 30; events++) {
            rig.stage.window().settings().set("theme", events % 2 == 0 ? "light" : "dark");
            for (int i = 0; i < events; i++) {
                Stage.display().readAndDispatch();
            }
        }
        rig.stage.settle();
        assertThat(rig.stage.shows("chat.input")).isTrue();
    }

    private List<String> lines() {
        return rig.stage.controls().stream().filter(Bubble.class::isInstance).map(b -> ((Bubble) b).text()).toList();
    }
}
