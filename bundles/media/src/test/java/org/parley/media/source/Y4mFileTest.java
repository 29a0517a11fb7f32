package org.parley.media.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.media.MediaException;

class Y4mFileTest {
    @TempDir
    Path folder;

    @Test
    void picturesAreReadInOrderAndLoop() throws Exception {
        try (Y4mFile file = Y4mFile.open(film("W320 H240 F30000:1001 Ip A1:1 C420jpeg XYSCSS=420JPEG", 320, 240, 3, "FRAME Ip"))) {
            assertThat(file.width()).isEqualTo(320);
            assertThat(file.height()).isEqualTo(240);
            assertThat(file.framesPerSecond()).isBetween(29.96, 29.98);
            I420 picture = new I420(320, 240);
            for (int i = 0; i < 8; i++) {
                file.read(picture);
                assertThat(TestPattern.read(picture)).hasValue(100 + i % 3);
            }
            assertThat(picture.y().position()).isZero();
        }
    }

    @Test
    void aFileCutOffPlaysWhatIsComplete() throws Exception {
        Path path = film("W320 H240 F25:1", 320, 240, 3, "FRAME");
        byte[] bytes = Files.readAllBytes(path);
        Files.write(path, java.util.Arrays.copyOf(bytes, bytes.length - 1));
        try (Y4mFile file = Y4mFile.open(path)) {
            I420 picture = new I420(320, 240);
            for (int i = 0; i < 5; i++) {
                file.read(picture);
                assertThat(TestPattern.read(picture)).hasValue(100 + i % 2);
            }
        }
    }

    @Test
    void oddSizesRoundTheirColoursUp() throws Exception {
        try (Y4mFile file = Y4mFile.open(film("W33 H17 F0:0 C420mpeg2", 33, 17, 2, "FRAME"))) {
            I420 picture = new I420(33, 17);
            file.read(picture);
            file.read(picture);
            assertThat(file.framesPerSecond()).isEqualTo(25);
        }
    }

    @Test
    void aFileThatShrinksWhilePlayedFails() throws Exception {
        Path path = film("W320 H240 F25:1", 320, 240, 2, "FRAME");
        try (Y4mFile file = Y4mFile.open(path)) {
            I420 picture = new I420(320, 240);
            file.read(picture);
            Files.write(path, new byte[5]);
            assertBad(() -> file.read(picture), "shorter");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mono", "422", "444", "411", "420p10", "444alpha", "\u0007evil"})
    void otherColourSpacesAreRefusedByName(String colours) throws Exception {
        Path path = film("W320 H240 F25:1 C" + colours, 320, 240, 1, "FRAME");
        assertBad(() -> Y4mFile.open(path), "C" + colours.replace('\u0007', '?'), "ffmpeg");
    }

    @ParameterizedTest
    @CsvSource({
        "W999999999 H999999999 F25:1, width", "W640 H4294967296 F25:1, height", "W640 F25:1, height", "F25:1, width", "W-5 H5 F25:1, width",
        "W320 H240 F1:0, rate", "W320 H240 F1000:1, rate", "W320 H240 Fx, rate", "W3840 H2160 F25:1, complete"
    })
    void hostileHeadersAreRefusedAtOnce(String header, String word) throws Exception {
        Path path = film(header, 16, 16, 1, "FRAME");
        assertBad(() -> Y4mFile.open(path), word);
    }

    @Test
    void otherFilesAreRefused() throws Exception {
        assertBad(() -> Y4mFile.open(folder.resolve("missing.y4m")), "missing.y4m", "does not exist");
        assertBad(() -> Y4mFile.open(folder), "regular");
        assertBad(() -> Y4mFile.open(Path.of("/dev/null")), "regular");
        assertBad(() -> Y4mFile.open(bytes("empty.y4m", new byte[0])), "YUV4MPEG2");
        assertBad(() -> Y4mFile.open(bytes("zeros.y4m", new byte[5_000])), "YUV4MPEG2");
        assertBad(() -> Y4mFile.open(bytes("line.y4m", ("YUV4MPEG2 " + "W".repeat(100_000)).getBytes(StandardCharsets.US_ASCII))), "YUV4MPEG2");
        assertBad(() -> Y4mFile.open(bytes("header.y4m", "YUV4MPEG2 W320 H240 F25:1\n".getBytes(StandardCharsets.US_ASCII))), "complete");
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

    private Path film(String header, int width, int height, int frames, String frameLine) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(("YUV4MPEG2 " + header + "\n").getBytes(StandardCharsets.US_ASCII));
        TestPattern pattern = new TestPattern(width, height);
        I420 picture = new I420(width, height);
        for (int i = 0; i < frames; i++) {
            pattern.draw(100 + i, 0, picture);
            out.write((frameLine + "\n").getBytes(StandardCharsets.US_ASCII));
            for (var plane : java.util.List.of(picture.y(), picture.u(), picture.v())) {
                byte[] copy = new byte[plane.capacity()];
                plane.get(0, copy);
                out.write(copy);
            }
        }
        return bytes("film.y4m", out.toByteArray());
    }
}
