package org.parley.server.internal;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.framework.Constants;
import org.parley.transport.Transport;

/** A transport with the properties by which it is selected; the better one is the greater. */
record TransportProvider(Transport transport, Set<String> schemes, int ranking, long serviceId) implements Comparable<TransportProvider> {
    /** By the properties of its service. */
    static TransportProvider of(Transport transport, Map<String, Object> properties) {
        Object schemes = properties.get(Transport.SCHEME);
        Set<String> set = schemes instanceof String[] array ? Arrays.stream(array).collect(Collectors.toSet())
                : schemes instanceof String one ? Set.of(one) : Set.of();
        int ranking = properties.get(Constants.SERVICE_RANKING) instanceof Integer number ? number : 0;
        long id = properties.get(Constants.SERVICE_ID) instanceof Long number ? number : 0;
        return new TransportProvider(transport, set, ranking, id);
    }

    boolean carries(String scheme) {
        return schemes.contains(scheme);
    }

    @Override
    public int compareTo(TransportProvider other) {
        return ranking != other.ranking ? Integer.compare(ranking, other.ranking) : Long.compare(other.serviceId, serviceId);
    }
}
