package org.parley.media.webrtc.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parley.media.Party.connect;
import static org.parley.media.Party.failure;
import static org.parley.media.Party.get;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.parley.media.AudioInput;
import org.parley.media.AudioOutput;
import org.parley.media.CaptureSettings;
import org.parley.media.ChannelEnd;
import org.parley.media.IceServer;
import org.parley.media.MediaException;
import org.parley.media.MediaKind;
import org.parley.media.MediaSession;
import org.parley.media.MediaStats;
import org.parley.media.Party;
import org.parley.media.SessionSettings;
import org.parley.media.VideoInput;
import org.parley.media.source.WavFile;
import org.parley.media.source.WavWriter;

/** What the contract of engines does not ask, and what webrtc-java makes hard. */
class WebRtcCallTest {
    @TempDir
    Path folder;
    private WebRtcEngine engine;

    @BeforeEach
    void start() {
        engine = new WebRtcEngine();
    }

    @AfterEach
    void stop() {
        engine.stop();
    }

    @Test
    void nothingOfOnesOwnSoundComesBack() throws Exception {
        Path back = folder.resolve("back.wav");
        Path heard = folder.resolve("heard.wav");
        try (Party caller = party(new AudioInput.File(tone()), new AudioOutput.File(back)); Party callee = party(new AudioInput.Silence(), new AudioOutput.File(heard))) {
            connect(caller, callee);
            caller.await("a second of sound", () -> seconds(back) > 1 && seconds(heard) > 1);
        }
        assertThat(loudest(heard)).isGreaterThan(4_000);
        assertThat(loudest(back)).isLessThan(10);
    }

    @Test
    void soundIsSentOnceAndAtItsSpeed() throws Exception {
        try (Party caller = party(new AudioInput.File(tone()), new AudioOutput.None()); Party callee = party(new AudioInput.Silence(), new AudioOutput.None())) {
            connect(caller, callee);
            callee.await("figures", () -> callee.stats.size() >= 2);
            // Opus sends 50 packets of about 100 bytes a second; twice as many would come of a sound module that captures, too.
            assertThat(callee.stats.get(1).bitrate()).isBetween(20_000L, 110_000L);
            assertThat(callee.stats).extracting(MediaStats::packetsLost).containsOnly(0L);
        }
    }

    @Test
    void firstOffersThatCrossLeaveOneCall() throws Exception {
        try (Party caller = party(new AudioInput.Silence(), new AudioOutput.None()); Party callee = party(new AudioInput.Silence(), new AudioOutput.None())) {
            caller.carryTo(callee);
            String kept = get(caller.session.offer(false));
            get(callee.session.offer(false));
            get(callee.session.rollback());
            String answer = get(callee.session.answer(kept));
            callee.carryTo(caller);
            get(caller.session.accept(answer));
            caller.awaitDataOpen();
            callee.awaitDataOpen();
            assertThat(caller.session.send("from the caller")).isTrue();
            assertThat(callee.session.send("from the callee")).isTrue();
            caller.await("text", () -> caller.texts.equals(List.of("from the callee")));
            callee.await("text", () -> callee.texts.equals(List.of("from the caller")));
            caller.await("sound", () -> caller.firstFrames.containsKey(MediaKind.AUDIO));
            callee.await("sound", () -> callee.firstFrames.containsKey(MediaKind.AUDIO));
        }
    }

    @Test
    void offersThatAreNeverAnsweredHarmNothing() throws Exception {
        try (Party caller = pattern(); Party callee = pattern()) {
            connect(caller, callee);
            for (int i = 0; i < 3; i++) {
                get(caller.session.offer(i % 2 == 0));
                get(caller.session.rollback());
            }
            assertThat(failure(caller.session.rollback())).isEqualTo(MediaException.Kind.FAILED);
            callee.awaitMovingClock(5);
            caller.awaitMovingClock(5);
        }
    }

    @Test
    void whatWaitsForTheNativeThreadWhenAChannelIsClosedStillArrives() throws Exception {
        try (Party caller = party(new AudioInput.Silence(), new AudioOutput.None()); Party callee = party(new AudioInput.Silence(), new AudioOutput.None())) {
            connect(caller, callee);
            ChannelEnd sender = caller.open("file:1").awaitOpen();
            ChannelEnd receiver = callee.awaitChannel(0);
            caller.await("a channel that is closed as soon as nothing is left to send", () -> caller.stats.size() >= 3);
            CountDownLatch first = new CountDownLatch(1);
            CountDownLatch others = new CountDownLatch(1);
            hold(first);
            sender.channel().send(ByteBuffer.wrap(new byte[] {0}));
            hold(others);
            first.countDown();
            receiver.await("the first", () -> receiver.messages.size() == 1);
            long due = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(50);
            receiver.await("the time to look whether it has left", () -> System.nanoTime() > due);
            for (byte i = 1; i < 20; i++) {
                sender.channel().send(ByteBuffer.wrap(new byte[] {i}));
            }
            sender.channel().close();
            others.countDown();
            receiver.awaitClosed();
            assertThat(receiver.messages).hasSize(20);
        }
    }

    /** Keeps the native thread until {@code gate} opens, after what it was given before. */
    private void hold(CountDownLatch gate) {
        engine.threads().run(() -> {
            try {
                gate.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
    }

    /** Each of them would end the process if libwebrtc saw it, or must not: sessions with good ones must come to be. */
    @Test
    void iceServersGoodAndBadLetTheSessionBe() throws Exception {
        List<IceServer> servers = List.of(new IceServer(List.of("nonsense", "", "stun:", "stun:127.0.0.1:0", "http://127.0.0.1"), null, null),
                new IceServer(List.of("turn:127.0.0.1:9?transport=sctp", "turn:127.0.0.1:9"), null, null), new IceServer(List.of(), null, null),
                new IceServer(List.of("stun:127.0.0.1:9", "STUN:[::1]:9", "stuns:localhost"), null, null),
                new IceServer(List.of("turn:127.0.0.1:9", "turn:127.0.0.1:9?transport=tcp", "turns:127.0.0.1:9?transport=tcp", "turn:[::1]"), "u".repeat(508), "secret"));
        try (Party party = pattern()) {
            MediaSession session = engine.session(new SessionSettings(servers, new AudioOutput.None()), party.media, party);
            assertThat(get(session.offer(false))).startsWith("v=0");
            get(session.close());
        }
    }

    @Test
    void oneEngineAfterAnotherWorksInOneProcess() throws Exception {
        for (int i = 0; i < 4; i++) {
            Party caller = pattern();
            Party callee = pattern();
            connect(caller, callee);
            callee.awaitMovingClock(1);
            engine.stop();
            caller.await("end", () -> caller.ends.size() == 1);
            engine = new WebRtcEngine();
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void twelveCallsLeaveNoThreadBehind() throws Exception {
        callAndHangUp();
        callAndHangUp();
        int before = threads();
        for (int i = 0; i < 10; i++) {
            callAndHangUp();
        }
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (threads() > before && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertThat(threads()).isLessThanOrEqualTo(before);
    }

    private void callAndHangUp() throws Exception {
        try (Party caller = pattern(); Party callee = pattern()) {
            connect(caller, callee);
            callee.awaitMovingClock(1);
            caller.awaitDataOpen();
            caller.session.send("bye");
        }
    }

    private Party pattern() throws MediaException {
        return Party.open("side", engine, new CaptureSettings(new VideoInput.Pattern(), new AudioInput.Silence(), 320, 240, 30), new AudioOutput.None());
    }

    private Party party(AudioInput microphone, AudioOutput speaker) throws MediaException {
        return Party.open("side", engine, CaptureSettings.of(new VideoInput.None(), microphone), speaker);
    }

    private Path tone() throws MediaException {
        Path path = folder.resolve("tone.wav");
        short[] second = new short[WavFile.SAMPLE_RATE];
        for (int i = 0; i < second.length; i++) {
            second[i] = (short) (8_000 * Math.sin(2 * Math.PI * 1_000 * i / WavFile.SAMPLE_RATE));
        }
        try (WavWriter writer = WavWriter.open(path)) {
            writer.write(second, 0, second.length);
        }
        return path;
    }

    private static int threads() {
        return Path.of("/proc/self/task").toFile().list().length;
    }

    private static double seconds(Path wav) {
        return wav.toFile().length() / 2.0 / WavFile.SAMPLE_RATE;
    }

    private static int loudest(Path wav) throws MediaException {
        try (WavFile file = WavFile.open(wav)) {
            short[] all = new short[(int) (file.durationMillis() * WavFile.SAMPLE_RATE / 1_000)];
            file.read(all);
            int most = 0;
            for (short sample : all) {
                most = Math.max(most, Math.abs(sample));
            }
            return most;
        }
    }
}
