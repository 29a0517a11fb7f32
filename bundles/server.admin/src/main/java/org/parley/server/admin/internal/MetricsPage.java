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
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.parley.server.Figure;
import org.parley.server.ServerFigures;

/** {@code /metrics}: the figures of all parts of the server, and of the JVM, in the text format of Prometheus or that of OpenMetrics. */
final class MetricsPage implements AdminHttp.Page {
    private static final int OK = 200;

    private final Supplier<List<ServerFigures>> providers;
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

    private List<MetricSnapshot> snapshots() {
        List<MetricSnapshot> all = new ArrayList<>();
        jvm().scrape().forEach(all::add);
        for (ServerFigures provider : providers.get()) {
            for (Figure figure : provider.figures()) {
                all.add(Snapshots.of(figure));
            }
        }
        return all;
    }

    /** Made when it is first asked for: most of its classes are nothing that a server needs to start. */
    private synchronized PrometheusRegistry jvm() {
        if (jvm == null) {
            PrometheusRegistry made = new PrometheusRegistry();
            JvmMetrics.builder().register(made);
            jvm = made;
        }
        return jvm;
    }
}
