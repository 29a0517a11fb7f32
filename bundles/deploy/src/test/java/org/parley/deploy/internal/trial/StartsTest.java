package org.parley.deploy.internal.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;

class StartsTest {
    private final Starts starts = new Starts();

    private static Bundle bundle(IntSupplier state) {
        return (Bundle) Proxy.newProxyInstance(Bundle.class.getClassLoader(), new Class<?>[] {Bundle.class}, (self, method, arguments) -> switch (method.getName()) {
            case "getState" -> state.getAsInt();
            case "hashCode" -> System.identityHashCode(self);
            case "equals" -> self == arguments[0];
            default -> throw new UnsupportedOperationException(method.getName());
        });
    }

    @Test
    void aBundleIsStartingUntilAllWhoHearOfItHaveReturned() {
        Bundle bundle = bundle(() -> Bundle.ACTIVE);
        starts.begins(bundle, 0);
        assertThat(starts.stageOf(bundle)).isEqualTo(Starts.Stage.STARTING);
        starts.ends(bundle);
        assertThat(starts.stageOf(bundle)).isEqualTo(Starts.Stage.ACTIVE);
    }

    @Test
    void aBundleThatBecomesActiveWhileItIsLookedAtIsStillStarting() {
        Bundle[] bundle = new Bundle[1];
        bundle[0] = bundle(() -> {
            starts.begins(bundle[0], 0);
            return Bundle.ACTIVE;
        });
        assertThat(starts.stageOf(bundle[0])).isEqualTo(Starts.Stage.STARTING);
    }
}
