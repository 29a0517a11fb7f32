package org.parley.call.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Constants;
import org.parley.call.Call;
import org.parley.call.CallEnd.By;
import org.parley.call.CallEvent;
import org.parley.call.CallState;
import org.parley.call.ChatMessage;
import org.parley.call.EndReason;
import org.parley.call.FileTransfer;
import org.parley.call.FileTransfer.State;
import org.parley.media.MediaEngine;
import org.parley.media.MediaKind;
import org.parley.media.synthetic.internal.SyntheticEngine;

/** Two components with their own threads and a real engine; only the server is a fake. */
class CallComponentTest {
    private static final Map<String, Object> CONFIG = Map.of("camera", "pattern", "microphone", "silence", "speaker", "none");

    private final ExecutorService serverThread = Executors.newSingleThreadExecutor();
    private final FakeServer server = new FakeServer(new World() {
        @Override
        void later(Runnable task) {
            serverThread.execute(task);
        }
    });
    private final User alice = new User("alice");
    private final User bob = new User("bob");

    /** A client process, but for its connection. */
    private final class User {
        final FakeSignaling signaling;
        final CallComponent calls;
        final BlockingQueue<CallEvent> events = new LinkedBlockingQueue<>();
        SyntheticEngine engine;
        private long serviceId;

        User(String name) {
            signaling = new FakeSignaling(server, name);
            calls = new CallComponent(Configs.context(), signaling, Configs.of(CONFIG));
            calls.subscribe(events::add);
            startEngine();
        }

        void startEngine() {
            engine = new SyntheticEngine();
            calls.addEngine(engine, Map.of(Constants.SERVICE_RANKING, -100, Constants.SERVICE_ID, ++serviceId, MediaEngine.ENGINE, "synthetic"));
        }

        /** As the framework does it: unbind first, then deactivate. */
        void stopEngine() throws Exception {
            calls.removeEngine(engine);
            Method deactivate = SyntheticEngine.class.getDeclaredMethod("deactivate");
            deactivate.setAccessible(true);
            deactivate.invoke(engine);
        }

        <T extends CallEvent> T await(Class<T> kind, Predicate<T> wanted) throws InterruptedException {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (true) {
                CallEvent event = events.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                assertThat(event).as("an event %s", kind.getSimpleName()).isNotNull();
                if (kind.isInstance(event) && wanted.test(kind.cast(event))) {
                    return kind.cast(event);
                }
            }
        }

        Call await(CallState state) throws InterruptedException {
            return await(CallEvent.StateChanged.class, event -> event.state() == state).call();
        }

        void assertEnds(EndReason reason, By by) throws InterruptedException {
            Call call = await(CallState.ENDED);
            assertThat(call.end().orElseThrow().reason()).isEqualTo(reason);
            assertThat(call.end().orElseThrow().by()).isEqualTo(by);
        }
    }

    @AfterEach
    void stop() throws Exception {
        alice.calls.deactivate();
        bob.calls.deactivate();
        alice.stopEngine();
        bob.stopEngine();
        serverThread.shutdownNow();
    }

    private Call talk() throws Exception {
        Call call = alice.calls.call("bob");
        bob.await(CallState.RINGING).answer();
        alice.await(CallState.ACTIVE);
        bob.await(CallState.ACTIVE);
        return call;
    }

    @Test
    void aCallShowsAndSoundsOnBothSidesAndEnds() throws Exception {
        Call call = talk();
        assertThat(alice.await(CallEvent.FirstFrame.class, frame -> frame.kind() == MediaKind.VIDEO).width()).isEqualTo(640);
        assertThat(bob.await(CallEvent.FirstFrame.class, frame -> frame.kind() == MediaKind.VIDEO).height()).isEqualTo(480);
        assertThat(bob.await(CallEvent.Stats.class, stats -> stats.stats().framesPerSecond() > 0).stats().bytesReceived()).isPositive();
        call.muteCamera(true);
        assertThat(bob.await(CallEvent.PeerMuted.class, muted -> true).video()).isTrue();
        call.hangUp();
        alice.assertEnds(EndReason.HANGUP, By.SELF);
        bob.assertEnds(EndReason.HANGUP, By.PEER);
    }

    @Test
    void hangUpIsNoticedWhileTheServerIsDown() throws Exception {
        talk();
        awaitDataChannel(bob, alice, true);
        serverThread.submit(() -> {
            alice.signaling.lose();
            bob.signaling.lose();
        }).get(10, TimeUnit.SECONDS);
        bob.calls.current().orElseThrow().hangUp();
        bob.assertEnds(EndReason.HANGUP, By.SELF);
        alice.assertEnds(EndReason.HANGUP, By.PEER);
    }

    /** The data channel of {@code user} is open, as a change that arrives shows. */
    private static void awaitDataChannel(User sender, User user, boolean muted) throws InterruptedException {
        sender.calls.current().orElseThrow().muteMicrophone(muted);
        user.await(CallEvent.PeerMuted.class, told -> told.audio() == muted);
    }

    @Test
    void anUpdateOfTheEngineIsSurvived() throws Exception {
        talk();
        alice.stopEngine();
        alice.await(CallState.RECOVERING);
        alice.startEngine();
        alice.await(CallState.ACTIVE);
        bob.await(CallState.RECOVERING);
        bob.await(CallState.ACTIVE);
        awaitDataChannel(alice, bob, true);
        serverThread.submit(alice.signaling::lose).get(10, TimeUnit.SECONDS);
        alice.calls.current().orElseThrow().hangUp();
        bob.assertEnds(EndReason.HANGUP, By.PEER);
    }

    @Test
    void filesOfSeveralMegabytesArriveWholeInBothDirectionsAtATime(@TempDir Path temp) throws Exception {
        talk();
        awaitDataChannel(alice, bob, true);
        Path one = file(temp.resolve("one.bin"), 5 << 20);
        Path two = file(temp.resolve("two.bin"), 3 << 20);
        alice.calls.current().orElseThrow().offer(one);
        bob.calls.current().orElseThrow().offer(two);
        incoming(bob).accept(temp.resolve("bobs"));
        incoming(alice).accept(temp.resolve("alices"));
        assertThat(over(bob, false).state()).isEqualTo(State.DONE);
        assertThat(over(alice, false).state()).isEqualTo(State.DONE);
        assertThat(temp.resolve("bobs/one.bin")).hasSameBinaryContentAs(one);
        assertThat(temp.resolve("alices/two.bin")).hasSameBinaryContentAs(two);
    }

    @Test
    void aFileThatIsCancelledWhileItComesLeavesNothing(@TempDir Path temp) throws Exception {
        talk();
        awaitDataChannel(alice, bob, true);
        FileTransfer ours = alice.calls.current().orElseThrow().offer(file(temp.resolve("big.bin"), 64 << 20));
        FileTransfer theirs = incoming(bob);
        theirs.accept(temp.resolve("inbox"));
        bob.await(CallEvent.FileChanged.class, event -> event.transfer().transferred() > 0);
        theirs.cancel();
        assertThat(over(alice, true).state()).isEqualTo(State.CANCELLED);
        assertThat(ours.transferred()).isLessThan(64 << 20);
        bob.calls.current().orElseThrow().hangUp();
        bob.assertEnds(EndReason.HANGUP, By.SELF);
        bob.calls.deactivate();
        assertThat(temp.resolve("inbox")).isEmptyDirectory();
    }

    @Test
    void aReplacedEngineBreaksAFileAndTheCallGoesOn(@TempDir Path temp) throws Exception {
        talk();
        awaitDataChannel(alice, bob, true);
        alice.calls.current().orElseThrow().offer(file(temp.resolve("big.bin"), 64 << 20));
        incoming(bob).accept(temp.resolve("inbox"));
        bob.await(CallEvent.FileChanged.class, event -> event.transfer().transferred() > 0);
        alice.stopEngine();
        alice.startEngine();
        FileTransfer ours = over(alice, true);
        FileTransfer theirs = over(bob, false);
        assertThat(ours.state()).isEqualTo(State.FAILED);
        assertThat(ours.problem()).isNotEmpty();
        assertThat(theirs.state()).isEqualTo(State.FAILED);
        assertThat(theirs.problem()).isNotEmpty();
        alice.await(CallState.ACTIVE);
        awaitDataChannel(alice, bob, false);
        bob.calls.deactivate();
        assertThat(temp.resolve("inbox")).isEmptyDirectory();
    }

    @Test
    void aLineOfChatIsShownOnTheOtherSide() throws Exception {
        Call call = talk();
        awaitDataChannel(alice, bob, true);
        awaitDataChannel(bob, alice, true);
        assertThat(call.chat("hello")).isTrue();
        ChatMessage line = bob.await(CallEvent.Chat.class, chat -> true).message();
        assertThat(line.text()).isEqualTo("hello");
        bob.calls.current().orElseThrow().shown(line);
        alice.await(CallEvent.Chat.class, chat -> chat.message().shown());
    }

    private static FileTransfer incoming(User user) throws InterruptedException {
        return user.await(CallEvent.FileChanged.class, event -> !event.transfer().outgoing()).transfer();
    }

    private static FileTransfer over(User user, boolean outgoing) throws InterruptedException {
        return user.await(CallEvent.FileChanged.class, event -> event.transfer().outgoing() == outgoing && event.transfer().isOver()).transfer();
    }

    private static Path file(Path path, int bytes) throws IOException {
        byte[] content = new byte[bytes];
        new Random(bytes).nextBytes(content);
        return Files.write(path, content);
    }

    @Test
    void deactivationEndsTheCallOnBothSidesAndLeavesNoThread() throws Exception {
        talk();
        List<Thread> before = threads();
        assertThat(before).hasSizeGreaterThanOrEqualTo(2);
        alice.calls.deactivate();
        alice.calls.deactivate();
        alice.assertEnds(EndReason.HANGUP, By.SELF);
        bob.assertEnds(EndReason.HANGUP, By.PEER);
        bob.calls.deactivate();
        for (Thread thread : before) {
            thread.join(10_000);
        }
        for (Thread late : threads()) {
            late.join(10_000);
        }
        assertThat(threads()).isEmpty();
    }

    @Test
    void deactivationByASubscriberDoesNotWaitForItself() throws Exception {
        talk();
        alice.calls.subscribe(event -> {
            if (event instanceof CallEvent.Stats) {
                alice.calls.deactivate();
            }
        });
        bob.assertEnds(EndReason.HANGUP, By.PEER);
    }

    private static List<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().startsWith("parley-call-")).toList();
    }
}
