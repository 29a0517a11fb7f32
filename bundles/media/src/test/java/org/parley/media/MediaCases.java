package org.parley.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parley.media.Party.connect;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.media.source.I420;
import org.parley.media.source.TestPattern;
import org.parley.media.source.WavFile;
import org.parley.media.source.WavWriter;

/** Pictures, sound, text and figures. */
abstract class MediaCases extends NegotiationCases {
    private static final int TONE_HERTZ = 1_000;

    @TempDir
    Path folder;

    @Test
    void thePatternsClockArrivesAndMovesBothWays() throws Exception {
        Party caller = party("caller");
        Party callee = party("callee");
        AtomicLong own = new AtomicLong(-1);
        caller.media.preview(frame -> TestPattern.read(frame).ifPresent(own::set));
        connect(caller, callee);
        for (Party party : List.of(caller, callee)) {
            party.awaitMovingClock(5);
            party.await("first frames", () -> party.firstFrames.size() == 2);
            assertThat(party.width()).isPositive();
        }
        caller.await("own picture", () -> own.get() >= 0);
        caller.session.remoteVideo(null);
        callee.awaitMovingClock(5);
        assertThat(caller.firstFrames).containsOnly(java.util.Map.entry(MediaKind.VIDEO, 1), java.util.Map.entry(MediaKind.AUDIO, 1));
        assertThat(callee.clocks).isSorted();
    }

    @Test
    void aSideWithoutCameraReceivesTheFilmOfTheOther() throws Exception {
        Party caller = party("caller", new VideoInput.None(), new AudioInput.Silence(), new AudioOutput.None());
        Party callee = party("callee", new VideoInput.File(film()), new AudioInput.Silence(), new AudioOutput.None());
        connect(caller, callee);
        caller.awaitMovingClock(3);
        assertThat(caller.clocks).allMatch(clock -> clock >= 500 && clock < 510);
        assertThat(callee.frames()).isZero();
        assertThat(callee.firstFrames).doesNotContainKey(MediaKind.VIDEO);
        assertThat(caller.media.description()).isNotBlank();
    }

    @Test
    void aMutedCameraIsBlack() throws Exception {
        Party caller = party("caller");
        Party callee = party("callee");
        connect(caller, callee);
        callee.awaitMovingClock(1);
        caller.media.muteCamera(true);
        assertThat(caller.media.isCameraMuted()).isTrue();
        callee.await("black", () -> callee.luma() >= 0 && callee.luma() < 30);
        caller.media.muteCamera(false);
        assertThat(caller.media.isCameraMuted()).isFalse();
        callee.await("light", () -> callee.luma() > 30);
        callee.awaitMovingClock(2);
    }

    @Test
    void aToneArrivesUnlessTheMicrophoneIsMuted() throws Exception {
        Path heard = folder.resolve("heard.wav");
        Party caller = party("caller", new VideoInput.None(), new AudioInput.File(tone()), new AudioOutput.None());
        Party callee = party("callee", new VideoInput.None(), new AudioInput.Silence(), new AudioOutput.File(heard));
        caller.media.muteMicrophone(true);
        assertThat(caller.media.isMicrophoneMuted()).isTrue();
        connect(caller, callee);
        callee.await("half a second of silence", () -> seconds(heard) >= 0.5);
        caller.media.muteMicrophone(false);
        double from = seconds(heard);
        callee.await("a second of tone", () -> seconds(heard) >= from + 1.5);
        callee.close();
        short[] all = samples(heard);
        assertThat(level(all, 0, 0.3)).as("level while muted").isLessThan(300);
        assertThat(share(all, TONE_HERTZ, from + 0.7, 0.5)).as("share of the tone").isGreaterThan(0.7);
    }

    @Test
    void textGoesBothWaysInOrder() throws Exception {
        Party caller = party("caller");
        Party callee = party("callee");
        assertThat(caller.session.send("too early")).isFalse();
        connect(caller, callee);
        caller.awaitDataOpen();
        callee.awaitDataOpen();
        List<String> texts = IntStream.range(0, 200).mapToObj(i -> "message " + i).toList();
        texts.forEach(text -> assertThat(caller.session.send(text)).isTrue());
        texts.forEach(text -> assertThat(callee.session.send(text)).isTrue());
        String largest = "ä".repeat(8_192);
        assertThat(callee.session.send(largest)).isTrue();
        assertThat(callee.session.send(largest + "x")).as("more than 16 KiB").isFalse();
        callee.await("200 texts", () -> callee.texts.size() == 200);
        caller.await("201 texts", () -> caller.texts.size() == 201);
        assertThat(callee.texts).isEqualTo(texts);
        assertThat(caller.texts.subList(0, 200)).isEqualTo(texts);
        assertThat(caller.texts.get(200)).isEqualTo(largest);
    }

    @Test
    void textSentRightBeforeTheEndArrives() throws Exception {
        Party caller = party("caller");
        Party callee = party("callee");
        connect(caller, callee);
        caller.awaitDataOpen();
        assertThat(caller.session.send("bye")).isTrue();
        caller.session.close();
        assertThat(caller.session.send("late")).isFalse();
        callee.await("bye", () -> callee.texts.contains("bye"));
        assertThat(callee.texts).containsExactly("bye");
    }

    @Test
    void figuresTellOfTheConnectionAndOfSilence() throws Exception {
        Party caller = party("caller");
        Party callee = party("callee");
        connect(caller, callee);
        callee.await("full figures", () -> callee.stats.stream().anyMatch(MediaCases::complete));
        for (Party party : List.of(caller, callee)) {
            party.media.muteCamera(true);
            party.media.muteMicrophone(true);
        }
        int from = callee.size(callee.stats);
        callee.await("bytes while muted", () -> callee.stats.size() > from + 1 && grown(callee.stats.subList(from, callee.stats.size())));
        caller.close();
        callee.await("no bytes any more", () -> {
            int size = callee.stats.size();
            return size > from + 2 && callee.stats.get(size - 1).bytesReceived() == callee.stats.get(size - 2).bytesReceived();
        });
    }

    private static boolean complete(MediaStats figures) {
        return figures.framesPerSecond() > 5 && figures.framesPerSecond() < 70 && figures.width() > 0 && figures.height() > 0 && figures.bitrate() > 1_000
                && figures.sentBitrate() > 1_000 && figures.packetsLost() >= 0 && figures.jitterMillis() >= 0 && figures.roundTripMillis() < 5_000
                && !figures.codec().isEmpty() && !figures.localCandidate().isEmpty() && !figures.remoteCandidate().isEmpty();
    }

    private static boolean grown(List<MediaStats> figures) {
        return figures.get(figures.size() - 1).bytesReceived() > figures.get(0).bytesReceived();
    }

    final Path film() throws IOException {
        Path path = folder.resolve("film.y4m");
        TestPattern pattern = new TestPattern(320, 240);
        I420 picture = new I420(320, 240);
        try (OutputStream out = Files.newOutputStream(path)) {
            out.write("YUV4MPEG2 W320 H240 F25:1 C420\n".getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < 10; i++) {
                pattern.draw(500 + i, 0, picture);
                out.write("FRAME\n".getBytes(StandardCharsets.US_ASCII));
                for (ByteBuffer plane : List.of(picture.y(), picture.u(), picture.v())) {
                    byte[] bytes = new byte[plane.capacity()];
                    plane.get(0, bytes);
                    out.write(bytes);
                }
            }
        }
        return path;
    }

    private Path tone() throws MediaException {
        return tone(TONE_HERTZ);
    }

    /** A second of a sine. */
    final Path tone(int hertz) throws MediaException {
        Path path = folder.resolve("tone" + hertz + ".wav");
        short[] second = new short[WavFile.SAMPLE_RATE];
        for (int i = 0; i < second.length; i++) {
            second[i] = (short) (8_000 * Math.sin(2 * Math.PI * hertz * i / WavFile.SAMPLE_RATE));
        }
        try (WavWriter writer = WavWriter.open(path)) {
            writer.write(second, 0, second.length);
        }
        return path;
    }

    static double seconds(Path wav) {
        return Math.max(0, wav.toFile().length() - 44) / 2.0 / WavFile.SAMPLE_RATE;
    }

    static short[] samples(Path wav) throws MediaException {
        try (WavFile file = WavFile.open(wav)) {
            short[] all = new short[(int) (file.durationMillis() * WavFile.SAMPLE_RATE / 1_000)];
            file.read(all);
            return all;
        }
    }

    /** The greatest sample. */
    static int level(short[] samples, double from, double duration) {
        int first = (int) (from * WavFile.SAMPLE_RATE);
        return IntStream.range(first, first + (int) (duration * WavFile.SAMPLE_RATE)).map(i -> Math.abs(samples[i])).max().orElseThrow();
    }

    /** The share of the tone in the power, by blocks of 50 ms so that a lost packet does not turn its phase against itself. */
    static double share(short[] samples, int hertz, double from, double duration) {
        int block = WavFile.SAMPLE_RATE / 20;
        int first = (int) (from * WavFile.SAMPLE_RATE);
        double tone = 0;
        double all = 1;
        for (int start = first; start + block <= first + duration * WavFile.SAMPLE_RATE; start += block) {
            double sine = 0;
            double cosine = 0;
            for (int i = start; i < start + block; i++) {
                double angle = 2 * Math.PI * hertz * i / WavFile.SAMPLE_RATE;
                sine += samples[i] * Math.sin(angle);
                cosine += samples[i] * Math.cos(angle);
                all += (double) samples[i] * samples[i];
            }
            tone += 2 * (sine * sine + cosine * cosine) / block;
        }
        return tone / all;
    }
}
