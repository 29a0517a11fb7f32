package org.parley.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.BundleContext;

/** Which line sets a key. */
class ConfigPlaceTest {
    @TempDir
    Path home;

    private String place(String text, String key) throws IOException {
        Files.writeString(Files.createDirectories(home.resolve("conf")).resolve("a.cfg"), text);
        BundleContext context = (BundleContext) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {BundleContext.class}, (proxy, method, arguments) -> home.toString());
        return ConfigPlace.of(context, "a", key);
    }

    @Test
    void itIsTheOneThatBeginsWithTheKey() throws IOException {
        assertThat(place("#days = 1\nsomeDays = 2\ndays : 3\n", "days")).isEqualTo("conf/a.cfg:3");
        assertThat(place("#days = 1\n", "days")).isEqualTo("conf/a.cfg");
        assertThat(place("\n\n", "")).isEqualTo("conf/a.cfg");
    }

    @Test
    void itIsNoneThatGoesOnFromTheLineBefore() throws IOException {
        assertThat(place("path = a\\\n  # a comment\n  days = 1\\\\\\\n  days = 2\ndays = 3\n", "days")).isEqualTo("conf/a.cfg:5");
    }

    @Test
    void aCommentAndAnEscapedBackslashDoNotGoOn() throws IOException {
        assertThat(place("# path = \\\ndays = 3\n", "days")).isEqualTo("conf/a.cfg:2");
        assertThat(place("path = C:\\\\\ndays = 3\n", "days")).isEqualTo("conf/a.cfg:2");
    }
}
