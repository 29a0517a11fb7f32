package org.parley.call.internal.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNamesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"a.pdf|a.pdf", "../../etc/passwd|passwd", "/a/b|b", "C:\\Windows\\x.exe|x.exe", "..|file", ".|file", "``|file", "a/|file", "` `|file",
        ".bashrc|.bashrc", "a\u202Efdp.exe|afdp.exe", "a<b>c:d\"e|a_b_c_d_e", "x?y*z|x_y_z", "a. . .|a", "nul|_nul", "CON.txt|_CON.txt",
        "console.txt|console.txt", "\uD83D\uDE00.png|\uD83D\uDE00.png", "a\uD83D.png|a_.png"})
    void aNameIsOneInEveryFolder(String said, String safe) {
        assertThat(FileNames.safe(said)).isEqualTo(safe);
    }

    @Test
    void controlCharactersAreLeftOut() {
        assertThat(FileNames.safe("a\0b\nc\u007f\u0085.txt")).isEqualTo("abc.txt");
    }

    @Test
    void aLongNameIsCutBetweenCharactersAndKeepsItsExtension() {
        for (String one : new String[] {"x", "\u00e4", "\u4e2d", "\uD83D\uDE00"}) {
            String name = FileNames.safe(one.repeat(300) + ".tar.gz");
            assertThat(name.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(252, 255);
            assertThat(name).matches("(" + one + ")+\\.gz");
        }
        assertThat(FileNames.safe("y".repeat(400))).isEqualTo("y".repeat(255));
        assertThat(FileNames.safe("." + "y".repeat(400))).hasSize(255);
    }

    @Test
    void aNumberIsAddedBeforeTheExtensionAndTheNameStaysShortEnough() {
        assertThat(FileNames.numbered("a.txt", 2)).isEqualTo("a (2).txt");
        assertThat(FileNames.numbered("a", 13)).isEqualTo("a (13)");
        assertThat(FileNames.numbered("x".repeat(251) + ".txt", 2)).isEqualTo("x".repeat(247) + " (2).txt");
    }

    /** It is said by the other side, and the call waits for it. */
    @Test
    void aNameWithoutEndIsNoWork() {
        int most = 1_000_000;
        for (String said : new String[] {".".repeat(most) + "x", " .".repeat(most) + "x", "\u4e2d".repeat(most), "a".repeat(most) + ".txt"}) {
            String name = assertTimeoutPreemptively(Duration.ofSeconds(60), () -> FileNames.safe(said));
            assertThat(name.getBytes(StandardCharsets.UTF_8).length).isBetween(1, 255);
        }
    }
}
