package org.parley.media.webrtc.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.osgi.service.component.ComponentContext;

class EngineStarterTest {
    @Test
    void theEngineIsEnabledOnceItsLibraryIsThere() {
        List<Object> enabled = new ArrayList<>();
        ComponentContext context = (ComponentContext) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {ComponentContext.class}, (proxy, method, arguments) -> {
            if (method.getName().equals("enableComponent")) {
                enabled.add(arguments[0]);
            }
            return null;
        });
        new EngineStarter(context);
        assertThat(enabled).containsExactly("org.parley.media.webrtc");
    }
}
