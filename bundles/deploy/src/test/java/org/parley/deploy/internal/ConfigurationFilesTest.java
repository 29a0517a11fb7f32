package org.parley.deploy.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.startlevel.FrameworkStartLevel;

/** Which file somebody meant whose name is that of none, and what becomes of one that cannot be read. */
class ConfigurationFilesTest {
    private static final Set<String> KNOWN = Set.of("org.parley.server", "org.parley.server.users", "org.parley.server.admin", "org.parley.transport.tcp", "org.parley.transport.websocket");

    @Test
    void aMisspeltNameIsToldFromThoseOfOthers() {
        assertThat(ConfigurationFiles.meant("org.parley.servr", KNOWN)).contains("org.parley.server");
        assertThat(ConfigurationFiles.meant("org.parley.server.user", KNOWN)).contains("org.parley.server.users");
        assertThat(ConfigurationFiles.meant("parley.server", KNOWN)).isEmpty();
        assertThat(ConfigurationFiles.meant("org.parley.server", KNOWN)).isEmpty();
    }

    @Test
    void whatIsReadByAClientOrAPlugInIsNotTakenForAMistake() {
        for (String other : new String[] {"org.parley.call", "org.parley.signaling", "org.parley.media.remote", "org.example.recorder"}) {
            assertThat(ConfigurationFiles.meant(other, KNOWN)).as(other).isEmpty();
        }
        for (String other : KNOWN) {
            assertThat(ConfigurationFiles.meant(other, Set.of("org.parley.call", "org.parley.signaling", "org.parley.media.remote", "org.parley.transport.tcp", "org.parley.transport.websocket"))).as(other).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"listen = \\uwhat", "tokenDays = 1\ntokenDays = 2"})
    void onlyWhatIsFoundAtTheStartEndsTheProcessNotWhatIsEditedBeforeTheStartIsOver(String text, @TempDir Path conf) throws Exception {
        File broken = Files.writeString(conf.resolve("org.parley.server.cfg"), text).toFile();
        FrameworkStartLevel level = fake(FrameworkStartLevel.class, (method, first) -> 30);
        Bundle framework = fake(Bundle.class, (method, first) -> level);
        ConfigurationFiles files = new ConfigurationFiles(fake(BundleContext.class, (method, first) -> switch (method) {
            case "getProperty" -> Map.of("felix.fileinstall.start.level", "50").get(first);
            case "getBundles" -> new Bundle[0];
            default -> framework;
        }));
        try {
            files.update(broken);
            assertThat(System.getProperty("parley.exit.code")).isNull();
            assertThat(files.faults()).singleElement().asString().startsWith("org.parley.server: " + broken).contains("what was in force before stays");
            files.install(broken);
            assertThat(System.getProperty("parley.exit.code")).isEqualTo("2");
        } finally {
            System.clearProperty("parley.exit.code");
        }
    }

    private static <T> T fake(Class<T> type, BiFunction<String, Object, Object> answer) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> answer.apply(method.getName(), arguments == null ? null : arguments[0])));
    }
}
