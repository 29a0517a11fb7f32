package org.parley.signaling.client.internal;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.framework.Constants;
import org.parley.transport.Transport;

/** The providers of transports that are there at the moment. Any thread may call. */
final class Transports {
    private static final Comparator<Provider> BEST_FIRST =
            Comparator.comparingInt(Provider::ranking).reversed().thenComparingLong(Provider::age);

    private final List<Provider> providers = new CopyOnWriteArrayList<>();

    void add(Transport transport, Map<String, ?> properties) {
        providers.add(Provider.of(transport, properties));
    }

    void remove(Transport transport) {
        providers.removeIf(provider -> provider.transport == transport);
    }

    /** The best provider of {@code scheme}: the highest ranking, then the oldest. */
    Optional<Transport> of(String scheme) {
        return providers.stream().filter(provider -> provider.schemes.contains(scheme)).min(BEST_FIRST).map(Provider::transport);
    }

    private record Provider(Transport transport, List<String> schemes, int ranking, long age) {
        static Provider of(Transport transport, Map<String, ?> properties) {
            int ranking = properties.get(Constants.SERVICE_RANKING) instanceof Integer number ? number : 0;
            long age = properties.get(Constants.SERVICE_ID) instanceof Long number ? number : Long.MAX_VALUE;
            return new Provider(transport, schemes(properties.get(Transport.SCHEME)), ranking, age);
        }

        private static List<String> schemes(Object property) {
            if (property instanceof String[] several) {
                return List.of(several);
            }
            if (property instanceof Collection<?> several) {
                return several.stream().map(String::valueOf).toList();
            }
            return property instanceof String one ? List.of(one) : List.of();
        }
    }
}
