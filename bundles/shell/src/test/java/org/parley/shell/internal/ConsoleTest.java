package org.parley.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.felix.gogo.runtime.CommandProcessorImpl;
import org.apache.felix.gogo.runtime.threadio.ThreadIOImpl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parley.call.Call;
import org.parley.call.CallEvent;
import org.parley.signaling.PeerList;
import org.parley.signaling.SignalingEvent;

/** With the real shell. */
class ConsoleTest {
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> shown = new LinkedBlockingQueue<>();
    private final ThreadIOImpl threadIo = new ThreadIOImpl();
    private Console console;

    /** What the shell finds under the names that are registered. */
    public static final class Commands {
        /** Prints. */
        public void greet(String who) {
            System.out.println("hello " + who);
        }

        /** Writes to somebody. */
        public void chat(String... words) {
            System.out.println("said " + String.join(" ", words));
        }

        /** Fails. */
        public void stumble() {
            throw new IllegalStateException("fell\nover");
        }
    }

    @BeforeEach
    void start() {
        threadIo.start();
        CommandProcessorImpl processor = new CommandProcessorImpl(threadIo);
        processor.addCommand("parley", new Commands(), "greet");
        processor.addCommand("parley", new Commands(), "chat");
        processor.addCommand("parley", new Commands(), "stumble");
        console = new Console(lines::take, processor, new Told());
    }

    @AfterEach
    void stop() {
        console.close();
        threadIo.stop();
    }

    private String next() throws InterruptedException {
        return shown.poll(10, TimeUnit.SECONDS);
    }

    @Test
    void whatACommandPrintsIsItsAnswer() throws InterruptedException {
        lines.add("greet bob");
        assertThat(next()).isEqualTo("answer greet bob: hello bob");
    }

    @Test
    void whatIsWrittenToSomebodyIsNoCommand() throws InterruptedException {
        for (String text : new String[] {"I'm here", "5 > 3 | $HOME (really) {x} [y] \"quoted\"", "bye; greet bob", "$(greet bob)"}) {
            lines.add("chat " + text);
            assertThat(next()).isEqualTo("answer chat " + text + ": said " + text);
        }
        lines.add("chat");
        assertThat(next()).isEqualTo("answer chat: said");
        lines.add("chat\tI'm; greet bob");
        assertThat(next()).isEqualTo("answer chat\tI'm; greet bob: said I'm; greet bob");
    }

    @Test
    void aFailureIsOneLineAndTheNextCommandIsCarriedOut() throws InterruptedException {
        lines.add("stumble");
        lines.add("nonsense");
        lines.add("greet");
        lines.add("  ");
        lines.add("greet carol");
        assertThat(next()).isEqualTo("error command: stumble: fell over");
        assertThat(next()).isEqualTo("error command: nonsense: command not found; help lists them");
        assertThat(next()).isEqualTo("error command: greet: it takes other words than these; see help greet");
        assertThat(next()).isEqualTo("answer greet carol: hello carol");
    }

    @Test
    void nothingIsTakenAfterTheEnd() throws InterruptedException {
        lines.add("greet bob");
        next();
        console.close();
        assertThat(console.awaitEnd(10_000)).isTrue();
        lines.add("greet carol");
        assertThat(lines).containsExactly("greet carol");
    }

    private final class Told implements View {
        @Override
        public void signaling(SignalingEvent event) {}

        @Override
        public void call(CallEvent event) {}

        @Override
        public void figures(CallEvent.Stats stats) {}

        @Override
        public void picture(Call call, PictureWatch.Seen seen) {}

        @Override
        public void peers(PeerList peers) {}

        @Override
        public void answer(String command, String text) {
            shown.add("answer " + command + ": " + text);
        }

        @Override
        public void error(String code, String message) {
            shown.add("error " + code + ": " + message);
        }

        @Override
        public void fatal(String code, String message, Throwable cause) {}
    }
}
