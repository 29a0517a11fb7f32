package org.parley.server.admin.internal;

import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.parley.server.ServerFigures;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /metrics}: the figures of all parts of the server, and of the JVM, in the text format of Prometheus or that of OpenMetrics. */
final class MetricsPage implements AdminHttp.Page {
    private static final Logger LOG = LoggerFactory.getLogger(MetricsPage.class);
    private static final int OK = 200;

    private final Supplier<List<ServerFigures>> providers;
    /** Providers by class that were complained of. */
    private final Set<String> failed = ConcurrentHashMap.newKeySet();
    private PrometheusRegistry jvm;

    MetricsPage(Supplier<List<ServerFigures>> providers) {
        this.providers = providers;
    }

    @Override
    public AdminHttp.Answer answer(String path, String accept) {
        if (!path.equals("/metrics")) {
            return null;
        }
        ExpositionFormatWriter writer = accept.contains("application/openmetrics-text") ? OpenMetricsTextFormatWriter.create() : PrometheusTextFormatWriter.create();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            writer.write(out, new MetricSnapshots(snapshots()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new AdminHttp.Answer(OK, writer.getContentType(), out.toByteArray());
    }

    /** Of several of one name the first. */
    private Collection<MetricSnapshot> snapshots() {
        Map<String, MetricSnapshot> all = new LinkedHashMap<>();
        jvm().scrape().forEach(snapshot -> all.put(snapshot.getMetadata().getPrometheusName(), snapshot));
        for (ServerFigures provider : providers.get()) {
            of(provider).forEach(snapshot -> all.putIfAbsent(snapshot.getMetadata().getPrometheusName(), snapshot));
        }
        return all.values();
    }

    /** None of a plug-in that fails: the others are told nevertheless. */
    private List<MetricSnapshot> of(ServerFigures provider) {
        try {
            return provider.figures().stream().map(Snapshots::of).toList();
        } catch (RuntimeException | LinkageError e) {
            if (failed.add(provider.getClass().getName())) {
                LOG.error("The figures of {} cannot be had; it is not said again", provider.getClass().getName(), e);
            }
            return List.of();
        }
    }

    /** Made when it is first asked for: most of its classes are nothing that a server needs to start. */
    private synchronized PrometheusRegistry jvm() {
        if (jvm == null) {
            // The default one, in which the library registers once: what listens to the collectors for another would stay for ever.
            JvmMetrics.builder().register(PrometheusRegistry.defaultRegistry);
            jvm = PrometheusRegistry.defaultRegistry;
        }
        return jvm;
    }
}
