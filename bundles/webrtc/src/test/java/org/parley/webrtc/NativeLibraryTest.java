package org.parley.webrtc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class NativeLibraryTest {
    @Test
    void aMissingLibraryIsNamedWithItsPackage() {
        assertThat(NativeLibrary.explain("/tmp/libwebrtc-java-linux-x86_64123.so: libpulse.so.0: cannot open shared object file: No such file or directory"))
                .startsWith("libpulse.so.0 (Debian package libpulse0) is missing").contains("apt-get install").contains("libdbus-1-3").doesNotContain("\n");
    }

    @Test
    void whatIsNeededIsWhatTheScriptLooksFor() throws Exception {
        String script = Files.readString(Path.of("../../parley"));
        assertThat(NativeLibrary.PACKAGES).isEqualTo(Pattern.compile("(lib\\S+\\.so\\.\\d+)=([^\\s;]+)").matcher(script).results()
                .collect(Collectors.toMap(pair -> pair.group(1), pair -> pair.group(2))));
    }

    @Test
    void anUnknownLibraryIsNamedToo() {
        assertThat(NativeLibrary.explain("/var/tmp/x/libwebrtc-java-linux-x86_64123.so: libnew.so.3: cannot open shared object file: No such file or directory"))
                .startsWith("libnew.so.3 is missing");
    }

    @Test
    void aTemporaryFolderWithoutProgramsIsExplained() {
        assertThat(NativeLibrary.explain("/tmp/libwebrtc-java-linux-x86_641.so: /tmp/libwebrtc-java-linux-x86_641.so: failed to map segment from shared object"))
                .contains("-Djava.io.tmpdir");
    }

    @Test
    void anythingElseKeepsItsMessageOnOneLine() {
        assertThat(NativeLibrary.explain("wrong ELF class\nmore")).contains("wrong ELF class more");
    }
}
