package org.parley.server.admin.internal;

import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.parley.server.Figure;

/** Figures in the classes of the Prometheus client. */
final class Snapshots {
    private Snapshots() {}

    static MetricSnapshot of(Figure figure) {
        if (figure instanceof Figure.Counter counter) {
            CounterSnapshot.Builder builder = CounterSnapshot.builder().name(counter.name()).help(counter.help());
            counter.samples().forEach(sample -> builder.dataPoint(
                    CounterSnapshot.CounterDataPointSnapshot.builder().labels(labels(sample.labels())).value(sample.value()).build()));
            return builder.build();
        }
        if (figure instanceof Figure.Gauge gauge) {
            GaugeSnapshot.Builder builder = GaugeSnapshot.builder().name(gauge.name()).help(gauge.help());
            gauge.samples().forEach(sample -> builder.dataPoint(
                    GaugeSnapshot.GaugeDataPointSnapshot.builder().labels(labels(sample.labels())).value(sample.value()).build()));
            return builder.build();
        }
        Figure.Histogram histogram = (Figure.Histogram) figure;
        List<Double> bounds = new ArrayList<>(histogram.upperBounds());
        bounds.add(Double.POSITIVE_INFINITY);
        return HistogramSnapshot.builder().name(histogram.name()).help(histogram.help()).dataPoint(HistogramSnapshot.HistogramDataPointSnapshot.builder()
                .classicHistogramBuckets(ClassicHistogramBuckets.of(bounds, histogram.counts())).sum(histogram.sum()).build()).build();
    }

    private static Labels labels(Map<String, String> labels) {
        Map<String, String> sorted = new TreeMap<>(labels);
        return Labels.of(new ArrayList<>(sorted.keySet()), new ArrayList<>(sorted.values()));
    }
}
