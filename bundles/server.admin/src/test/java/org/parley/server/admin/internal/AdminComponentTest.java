package org.parley.server.admin.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.startlevel.FrameworkStartLevel;

class AdminComponentTest {
    @Test
    void onlyWhatIsFoundAtTheStartEndsTheProcessNotWhatIsEditedBeforeTheStartIsOver() {
        FrameworkStartLevel level = fake(FrameworkStartLevel.class, (method, first) -> 30);
        Bundle framework = fake(Bundle.class, (method, first) -> level);
        AdminComponent component = new AdminComponent(fake(BundleContext.class, (method, first) -> method.equals("getProperty") ? Map.of("felix.fileinstall.start.level", "50").get(first) : framework));
        try {
            component.start(config("none"));
            component.modified(config("nonsense"));
            assertThat(System.getProperty("parley.exit.code")).isNull();
            component.start(config("nonsense"));
            assertThat(System.getProperty("parley.exit.code")).isEqualTo("2");
        } finally {
            component.stop();
            System.clearProperty("parley.exit.code");
        }
    }

    private static AdminConfig config(String address) {
        return fake(AdminConfig.class, (method, first) -> method.equals("address") ? address : false);
    }

    private static <T> T fake(Class<T> type, BiFunction<String, Object, Object> answer) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> answer.apply(method.getName(), arguments == null ? null : arguments[0])));
    }
}
