package org.parley.media.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parley.media.MediaException;

class WavTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"8000,1", "16000,2", "22050,1", "44100,2", "48000,1", "48000,2", "11025,2"})
    void aToneIsHeardAtItsPitchWhateverTheRate(int rate, int channels) throws Exception {
        Path path = wav(1, rate, channels, 16, tone(rate, channels, 500, rate));
        try (WavFile file = WavFile.open(path)) {
            assertThat(file.durationMillis()).isEqualTo(1_000);
            short[] second = new short[48_000];
            file.read(second);
            assertThat(power(second, 500)).isGreaterThan(0.9);
            assertThat(power(second, 700)).isLessThan(0.01);
        }
    }

    @Test
    void soundLoopsWithoutGap() throws Exception {
        Path path = wav(1, 16_000, 1, 16, tone(16_000, 1, 500, 1_600));
        try (WavFile file = WavFile.open(path)) {
            short[] block = new short[WavFile.BLOCK];
            short[] all = new short[48_000];
            for (int i = 0; i < 100; i++) {
                file.read(block);
                System.arraycopy(block, 0, all, i * WavFile.BLOCK, WavFile.BLOCK);
            }
            assertThat(power(all, 500)).isGreaterThan(0.9);
        }
    }

    @Test
    void whatIsWrittenIsReadBackExactly() throws Exception {
        Path path = folder.resolve("out.wav");
        short[] tone = samples(tone(48_000, 1, 440, 72_000));
        try (WavWriter writer = WavWriter.open(path)) {
            writer.write(tone, 0, tone.length);
            assertThat(writer.seconds()).isEqualTo(1.5);
        }
        try (WavFile file = WavFile.open(path)) {
            short[] back = new short[tone.length];
            file.read(back);
            assertThat(back).isEqualTo(tone);
            assertThat(file.durationMillis()).isEqualTo(1_500);
        }
    }

    @Test
    void aFileWhoseWriterDiedKeepsItsSound() throws Exception {
        Path path = folder.resolve("out.wav");
        short[] tone = samples(tone(48_000, 1, 440, 120_000));
        WavWriter writer = WavWriter.open(path);
        writer.write(tone, 0, tone.length);
        try (WavFile file = WavFile.open(path)) {
            assertThat(file.durationMillis()).isGreaterThanOrEqualTo(2_000);
        }
        writer.close();
        writer.close();
        writer.write(tone, 0, tone.length);
        assertThat(Files.size(path)).isEqualTo(44 + 240_000);
    }

    @Test
    void soundOfAnotherRateAndWithSeveralChannelsIsConverted() throws Exception {
        Path path = folder.resolve("out.wav");
        try (WavWriter writer = WavWriter.open(path)) {
            byte[] stereo = tone(96_000, 2, 600, 960);
            for (int i = 0; i < 100; i++) {
                writer.write(stereo, 96_000, 2, 960);
            }
        }
        try (WavFile file = WavFile.open(path)) {
            short[] back = new short[47_000];
            file.read(back);
            assertThat(power(back, 600)).isGreaterThan(0.9);
        }
    }

    @Test
    void aStreamedFileWithoutSizesPlaysToItsEnd() throws Exception {
        for (int declared : new int[] {0, -1}) {
            byte[] bytes = Files.readAllBytes(wav(1, 8_000, 1, 16, tone(8_000, 1, 500, 8_000)));
            ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(4, declared).putInt(40, declared);
            try (WavFile file = WavFile.open(bytes("streamed.wav", bytes))) {
                assertThat(file.durationMillis()).isEqualTo(1_000);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"3,48000,1,32,coding 3", "1,48000,1,24,24 bits", "1,48000,6,16,6 channels", "1,48000,0,16,0 channels", "1,4000,1,16,4000 samples", "1,192000,1,16,192000 samples", "7,8000,1,8,coding 7"})
    void otherFormatsAreRefusedByName(int code, int rate, int channels, int bits, String words) throws Exception {
        Path path = wav(code, rate, channels, bits, new byte[4_000]);
        assertBad(() -> WavFile.open(path), words, "ffmpeg");
    }

    @Test
    void otherFilesAreRefused() throws Exception {
        byte[] good = Files.readAllBytes(wav(1, 8_000, 1, 16, new byte[100]));
        assertBad(() -> WavFile.open(folder.resolve("missing.wav")), "missing.wav", "does not exist");
        assertBad(() -> WavFile.open(folder), "regular");
        assertBad(() -> WavFile.open(bytes("empty.wav", new byte[0])), "not a WAV");
        assertBad(() -> WavFile.open(bytes("text.wav", "hello, this is text".getBytes(StandardCharsets.US_ASCII))), "not a WAV");
        assertBad(() -> WavFile.open(bytes("head.wav", Arrays.copyOf(good, 30))), "no sound");
        assertBad(() -> WavFile.open(bytes("nodata.wav", Arrays.copyOf(good, 44))), "empty data");
        byte[] zeros = new byte[200_000];
        System.arraycopy(good, 0, zeros, 0, 12);
        assertBad(() -> WavFile.open(bytes("zeros.wav", zeros)), "no sound");
        byte[] huge = good.clone();
        ByteBuffer.wrap(huge).order(ByteOrder.LITTLE_ENDIAN).putInt(16, -1);
        assertBad(() -> WavFile.open(bytes("huge.wav", huge)), "no sound");
    }

    @Test
    void aSpeakerFileThatCannotBeWrittenIsRefused() {
        assertBad(() -> WavWriter.open(folder.resolve("no/such/out.wav")), "does not exist", "create it");
        assertBad(() -> WavWriter.open(folder), "regular file");
    }

    private static void assertBad(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String... words) {
        assertThatThrownBy(call).isInstanceOfSatisfying(MediaException.class, e -> {
            assertThat(e.kind()).isEqualTo(MediaException.Kind.BAD_FILE);
            assertThat(e.getMessage()).contains(words).doesNotContain("\n");
        });
    }

    private Path bytes(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    private Path wav(int code, int rate, int channels, int bits, byte[] data) throws IOException {
        ByteBuffer out = ByteBuffer.allocate(44 + data.length).order(ByteOrder.LITTLE_ENDIAN);
        out.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + data.length).put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
        out.putShort((short) code).putShort((short) channels).putInt(rate).putInt(rate * channels * bits / 8);
        out.putShort((short) (channels * bits / 8)).putShort((short) bits);
        out.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(data.length).put(data);
        return bytes("sound.wav", out.array());
    }

    private static byte[] tone(int rate, int channels, int hertz, int frames) {
        ByteBuffer out = ByteBuffer.allocate(frames * channels * 2).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < frames * channels; i++) {
            out.putShort((short) (10_000 * Math.sin(2 * Math.PI * hertz * (i / channels) / rate)));
        }
        return out.array();
    }

    private static short[] samples(byte[] pcm) {
        short[] samples = new short[pcm.length / 2];
        ByteBuffer.wrap(pcm).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
        return samples;
    }

    /** The share of the sound's power that is at one pitch, 0 to 1. */
    private static double power(short[] samples, int hertz) {
        double sine = 0;
        double cosine = 0;
        double all = 0;
        for (int i = 0; i < samples.length; i++) {
            double angle = 2 * Math.PI * hertz * i / 48_000;
            sine += samples[i] * Math.sin(angle);
            cosine += samples[i] * Math.cos(angle);
            all += (double) samples[i] * samples[i];
        }
        return 2 * (sine * sine + cosine * cosine) / samples.length / all;
    }
}
