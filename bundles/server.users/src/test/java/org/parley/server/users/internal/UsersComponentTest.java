package org.parley.server.users.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.annotation.Annotation;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.parley.server.AccountAdmin;
import org.parley.server.UserStore;

class UsersComponentTest {
    @TempDir
    Path folder;

    private final List<UserStore> registered = new ArrayList<>();
    private final List<String> calls = new ArrayList<>();

    private record Config(String path, int argon2MemoryKiB, int argon2Iterations, int argon2Parallelism) implements UsersConfig {
        static Config of(String path) {
            return new Config(path, 19_456, 2, 1);
        }

        @Override
        public Class<? extends Annotation> annotationType() {
            return UsersConfig.class;
        }
    }

    private BundleContext context() {
        ServiceRegistration<?> registration = fake(ServiceRegistration.class, (name, arguments) -> {
            calls.add(name);
            assertThat(calls.size() > 1 || registered.get(0).find("alice").isEmpty()).as("still usable while it is unregistered").isTrue();
            if (calls.size() > 1) {
                throw new IllegalStateException();
            }
            return null;
        });
        return fake(BundleContext.class, (name, arguments) -> {
            if (name.equals("getProperty")) {
                return arguments[0].equals("parley.data") ? folder.toString() : null;
            }
            assertThat(name).isEqualTo("registerService");
            assertThat((String[]) arguments[0]).containsExactly(UserStore.class.getName(), AccountAdmin.class.getName());
            registered.add((UserStore) arguments[1]);
            return registration;
        });
    }

    private interface Answers {
        Object answer(String method, Object[] arguments) throws Exception;
    }

    private static <T> T fake(Class<T> type, Answers answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> answers.answer(method.getName(), arguments)));
    }

    @Test
    void itOffersTheStoreAndTakesItBackBeforeItCloses() throws Exception {
        UsersComponent component = new UsersComponent();
        component.start(context(), Config.of("here.db"));
        assertThat(registered).hasSize(1);
        assertThat(registered.get(0).find("alice")).isEmpty();
        assertThat(folder.resolve("here.db")).exists();
        component.stop();
        assertThat(Stores.failure(() -> registered.get(0).find("alice"))).isNotNull();
        component.stop();
        assertThat(calls).containsExactly("unregister", "unregister");
    }

    @Test
    void whatCannotBeOpenedEndsTheActivationWithALineAndIsNotOffered() throws Exception {
        Files.writeString(folder.resolve("users.db"), "no database");
        assertThatThrownBy(() -> new UsersComponent().start(context(), Config.of("")))
                .isInstanceOf(UnusableDatabaseException.class)
                .hasMessage("users database " + folder.resolve("users.db") + ": is not a SQLite database; restore a backup or move it away, or choose another file by PARLEY_USERS_PATH")
                .hasStackTraceContaining("users database").extracting(Throwable::getStackTrace).isEqualTo(new StackTraceElement[0]);
        assertThat(registered).isEmpty();
    }

    @Test
    void aChangeOpensTheNewFileBeforeTheOldOneGoes() throws Exception {
        UsersComponent component = new UsersComponent();
        component.start(context(), Config.of("here.db"));
        component.modified(context(), Config.of("there.db"));
        assertThat(registered).hasSize(2);
        assertThat(registered.get(1).find("alice")).isEmpty();
        assertThat(Stores.failure(() -> registered.get(0).find("alice"))).isNotNull();
        assertThat(calls).containsExactly("unregister");
        component.stop();
    }

    @Test
    void aChangeThatCannotBeHadLeavesTheStoreInService() throws Exception {
        Files.writeString(folder.resolve("broken.db"), "no database");
        UsersComponent component = new UsersComponent();
        component.start(context(), Config.of("here.db"));
        component.modified(context(), Config.of("broken.db"));
        component.modified(context(), new Config("", 1, 2, 1));
        assertThat(registered).hasSize(1);
        assertThat(registered.get(0).find("alice")).isEmpty();
        assertThat(calls).isEmpty();
        component.stop();
    }

    @Test
    void theEnvironmentNamesTheFile() throws Exception {
        Path other = folder.resolve("other.db");
        UsersComponent.open(Map.of("PARLEY_USERS_PATH", other.toString()), folder.toString(), Config.of("ignored.db")).close();
        assertThat(folder).isDirectoryContaining(path -> path.equals(other));
        assertThat(folder.resolve("ignored.db")).doesNotExist();
    }

    @Test
    void whatALoginNeedsIsThereBeforeTheFirstOne() throws Exception {
        UsersComponent.open(Map.of(), folder.toString(), Config.of("")).close();
        assertThat(Stores.sql(folder.resolve("users.db"), "SELECT count(*) FROM secret WHERE name = 'token-key'")).isEqualTo("1");
    }

    @ParameterizedTest
    @CsvSource({"7167, 2, 1, argon2MemoryKiB is 7167", "1048577, 2, 1, from 7168 to 1048576", "19456, 0, 1, argon2Iterations is 0", "19456, 2, 17, argon2Parallelism is 17"})
    void aHashTooCheapOrTooDearIsRefused(int memory, int iterations, int parallelism, String words) {
        assertThatThrownBy(() -> UsersComponent.open(Map.of(), folder.toString(), new Config("", memory, iterations, parallelism)))
                .isInstanceOf(UnusableDatabaseException.class).hasMessageContaining("org.parley.server.users").hasMessageContaining(words);
        assertThat(folder).isEmptyDirectory();
    }
}
