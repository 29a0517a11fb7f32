package org.parley.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.BundleException;

class ErrorTextTest {
    @TempDir
    private Path folder;

    @Test
    void ofALongChainWhatIsMissingRemains() {
        BundleException error = new BundleException("Unable to resolve org.parley.call [12](R 12.0): missing requirement [org.parley.call [12](R 12.0)] "
            + "osgi.wiring.package; (&(osgi.wiring.package=org.parley.signaling)(version>=1.0.0)) [caused by: Unable to resolve org.parley.signaling [9](R 9.0): "
            + "missing requirement [org.parley.signaling [9](R 9.0)] osgi.wiring.package; (osgi.wiring.package=com.google.gson)] Unresolved requirements: [[org…");
        assertThat(ErrorText.of(error)).isEqualTo("nothing here offers what it needs: osgi.wiring.package (osgi.wiring.package=com.google.gson)");
    }

    @Test
    void otherErrorsAreOneLine() {
        assertThat(ErrorText.of(new IllegalStateException("a\n  b"))).isEqualTo("a b");
        assertThat(ErrorText.of(new IllegalStateException())).isEqualTo("java.lang.IllegalStateException");
    }

    @Test
    void aFullDiskIsSaidWithWhatToDo() {
        IOException cause = new IOException("No space left on device");
        assertThat(ErrorText.of(new BundleException("Unable to cache bundle: reference:file:///x.jar", cause)))
            .isEqualTo("Unable to cache bundle: reference:file:///x.jar (No space left on device); make room there, or choose another folder by --data DIR (server) or XDG_DATA_HOME (client)");
        assertThat(ErrorText.of(new BundleException("Unable to cache bundle", new IOException("read only")))).isEqualTo("Unable to cache bundle");
    }

    @Test
    void ofAStackTraceTheInnermostMessageRemains() {
        assertThat(ErrorText.root("java.lang.reflect.InvocationTargetException\n\tat a.B.c(B.java:1)\nCaused by: java.lang.IllegalArgumentException: threads is 0: must be 1 to 16\n\tat x.Y.z"))
            .isEqualTo("threads is 0: must be 1 to 16");
        assertThat(ErrorText.root("")).isEmpty();
    }

    @Test
    void anErrorNamesTheFileOfItsConfiguration() throws IOException {
        Path file = Files.createFile(folder.resolve("org.parley.call.cfg"));
        assertThat(ConfigText.explain("conf/org.parley.call.cfg: width is 1", file)).isEqualTo("conf/org.parley.call.cfg: width is 1");
        assertThat(ConfigText.explain("width is 1, but must be 16 to 3,840", file)).isEqualTo("width is 1, but must be 16 to 3,840 (see " + file + ")");
        assertThat(ConfigText.explain("no such thing", folder.resolve("none.cfg"))).isEqualTo("no such thing");
    }
}
