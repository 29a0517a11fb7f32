package org.parley.media.remote.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.parley.media.Party.connect;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.parley.media.AudioInput;
import org.parley.media.AudioOutput;
import org.parley.media.CaptureSettings;
import org.parley.media.LocalMedia;
import org.parley.media.MediaException;
import org.parley.media.MediaException.Kind;
import org.parley.media.Party;
import org.parley.media.SessionEnd;
import org.parley.media.VideoInput;

/** A child that dies, a client that dies, and an engine that cannot be made. */
class DeathTest {
    private static final CaptureSettings CAPTURE = new CaptureSettings(new VideoInput.Pattern(), new AudioInput.Silence(), 320, 240, 30);

    @Test
    void aChildThatIsKilledInACallIsToldOfAndTheNextOneTakesItsPlace() throws Exception {
        RemoteEngine mortal = new RemoteEngine(TestEngines.webrtc());
        RemoteEngine other = new RemoteEngine(TestEngines.webrtc());
        try {
            Party caller = Party.open("caller", mortal, CAPTURE, new AudioOutput.None());
            Party callee = Party.open("callee", other, CAPTURE, new AudioOutput.None());
            connect(caller, callee);
            callee.awaitMovingClock(3);
            long first = mortal.child().pid();
            kill(first);
            caller.await("the end", () -> !caller.ends.isEmpty());
            assertThat(caller.ends).containsExactly(SessionEnd.ENGINE_FAILED);
            assertThat(caller.session.send("late")).isFalse();
            assertThat(Party.failure(caller.session.offer(false))).isEqualTo(Kind.CLOSED);
            caller.close();
            callee.close();
            Party again = Party.open("again", mortal, CAPTURE, new AudioOutput.None());
            Party fresh = Party.open("fresh", other, CAPTURE, new AudioOutput.None());
            connect(again, fresh);
            fresh.awaitMovingClock(3);
            again.awaitMovingClock(3);
            assertThat(mortal.child().pid()).isNotEqualTo(first);
            again.close();
            fresh.close();
            assertThat(caller.breaches).isEmpty();
        } finally {
            mortal.stop();
            other.stop();
        }
    }

    @Test
    void whoeverWaitsForAChildThatIsKilledGetsAnother() throws Exception {
        RemoteEngine engine = new RemoteEngine(TestEngines.synthetic());
        try {
            long first = engine.child().pid();
            kill(first);
            try (LocalMedia media = engine.open(CAPTURE)) {
                assertThat(media.description()).contains("pattern");
                assertThat(engine.child().pid()).isNotEqualTo(first);
            }
            assertThat(engine.devices()).isNotNull();
        } finally {
            engine.stop();
        }
    }

    @Test
    void theChildEndsWithItsClientAlthoughThatIsKilled() throws Exception {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Process client = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", classPath, ShortLived.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try (BufferedReader out = client.inputReader(StandardCharsets.UTF_8)) {
            String[] told = out.readLine().split(" ");
            ProcessHandle child = ProcessHandle.of(Long.parseLong(told[0])).orElseThrow();
            assertThat(Path.of(told[1])).exists();
            client.destroyForcibly();
            child.onExit().get(30, TimeUnit.SECONDS);
            assertThat(Path.of(told[1])).doesNotExist();
        } finally {
            client.destroyForcibly();
        }
    }

    @Test
    void aStopDoesNotWaitForAChildThatHangsAsItStarts() throws Exception {
        RemoteEngine engine = new RemoteEngine(() -> TestEngines.engine(NeverReady.class.getName(), null));
        FutureTask<LocalMedia> asked = new FutureTask<>(() -> engine.open(CAPTURE));
        new Thread(asked, "asker").start();
        List<ProcessHandle> children = new ArrayList<>();
        Party.eventually("the child", () -> {
            ProcessHandle.current().children().filter(child -> commandLine(child).contains(NeverReady.class.getName())).forEach(children::add);
            return !children.isEmpty();
        });
        engine.stop();
        assertThat(asked.isDone()).as("the child has ended").isFalse();
        children.get(0).destroyForcibly();
        assertThatThrownBy(() -> asked.get(60, TimeUnit.SECONDS)).hasCauseInstanceOf(MediaException.class);
    }

    @Test
    void anEngineThatCannotBeMadeIsRefusedWithItsReason() {
        RemoteEngine engine = new RemoteEngine(() -> TestEngines.engine(Unable.class.getName(), null));
        assertThatThrownBy(() -> engine.open(CAPTURE)).isInstanceOfSatisfying(MediaException.class, e -> {
            assertThat(e.kind()).isEqualTo(Kind.UNAVAILABLE);
            assertThat(e.getMessage()).contains("libexample.so is missing");
        });
        RemoteEngine broken = new RemoteEngine(() -> new ChildEngine("none", null, List.of("nowhere.jar")));
        assertThatThrownBy(() -> broken.open(CAPTURE)).isInstanceOfSatisfying(MediaException.class, e -> {
            assertThat(e.kind()).isEqualTo(Kind.UNAVAILABLE);
            assertThat(e.getMessage()).contains("ended with code 1");
        });
        assertThat(engine.devices()).isEqualTo(org.parley.media.Devices.NONE);
        engine.stop();
        broken.stop();
    }

    /** The whole of it: Java cuts it where a page of memory ends. */
    private static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }

    private static void kill(long pid) {
        assertThat(ProcessHandle.of(pid).orElseThrow().destroyForcibly()).isTrue();
    }

    /** A client that has a child, says which and where, and waits to be killed. */
    static final class ShortLived {
        private ShortLived() {}

        public static void main(String[] arguments) throws Exception {
            Child child = new RemoteEngine(TestEngines.synthetic()).child();
            System.out.println(child.pid() + " " + child.folder());
            Thread.currentThread().join();
        }
    }

    /** An engine whose making does not end. */
    public static final class NeverReady {
        public NeverReady() throws InterruptedException {
            new CountDownLatch(1).await();
        }
    }

    /** An engine whose library is missing. */
    public static final class Unable {
        public Unable() {
            throw new UnsatisfiedLinkError("libexample.so is missing");
        }
    }
}
