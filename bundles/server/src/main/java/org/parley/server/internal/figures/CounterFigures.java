package org.parley.server.internal.figures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.parley.server.Figure;
import org.parley.server.Figure.Sample;

/** {@link Counters} for whoever publishes them. */
public final class CounterFigures {
    private static final double MICROS = 1e6;
    private static final double NANOS = 1e9;
    private static final Map<Kind, String> LOGINS = Map.of(Kind.LOGIN, "password", Kind.RESUME, "token");

    private CounterFigures() {}

    /** What was counted until now. */
    public static List<Figure> of(Counters counters) {
        return List.of(
                counter("parley_received_bytes", "Bytes of messages that came, without framing.", counters.receivedBytes),
                counter("parley_sent_bytes", "Bytes of messages that were handed to connections, without framing.", counters.sentBytes),
                counter("parley_connections_accepted", "Connections that were accepted.", counters.connections),
                new Figure.Counter("parley_connections_closed", "Connections that have ended, by reason.", counters.closed.entrySet().stream()
                        .map(entry -> sample("reason", Counters.label(entry.getKey()), entry.getValue())).toList()),
                new Figure.Counter("parley_messages", "Messages that were handled, by type and outcome: ok, or the code of the error.", messages(counters)),
                new Figure.Counter("parley_logins", "Logins by password and by token, by outcome: ok, or the code of the error.", logins(counters)),
                new Figure.Counter("parley_limits_hit", "How often a limit has bitten.", Arrays.stream(Limit.values())
                        .map(limit -> sample("limit", limit.label(), counters.limits[limit.ordinal()])).toList()),
                latency(counters));
    }

    private static Figure counter(String name, String help, LongAdder value) {
        return new Figure.Counter(name, help, List.of(new Sample(Map.of(), value.sum())));
    }

    private static Sample sample(String label, String value, LongAdder count) {
        return new Sample(Map.of(label, value), count.sum());
    }

    private static List<Sample> messages(Counters counters) {
        return each(counters, "type", kind -> true, Kind::label);
    }

    private static List<Sample> logins(Counters counters) {
        return each(counters, "by", LOGINS::containsKey, LOGINS::get);
    }

    private static List<Sample> each(Counters counters, String label, java.util.function.Predicate<Kind> which, java.util.function.Function<Kind, String> name) {
        Stream<Sample> good = Arrays.stream(Kind.values()).filter(which)
                .map(kind -> new Sample(Map.of(label, name.apply(kind), "outcome", "ok"), counters.good[kind.ordinal()].sum()));
        Stream<Sample> refused = counters.refused.entrySet().stream().filter(entry -> which.test(entry.getKey().kind()))
                .map(entry -> new Sample(Map.of(label, name.apply(entry.getKey().kind()), "outcome", entry.getKey().outcome()), entry.getValue().sum()));
        List<Sample> all = new ArrayList<>(Stream.concat(good, refused).toList());
        all.sort(Comparator.comparing(sample -> sample.labels().get(label) + ' ' + sample.labels().get("outcome")));
        return all;
    }

    private static Figure latency(Counters counters) {
        List<Double> bounds = IntStream.range(0, Counters.BOUNDS).mapToObj(bound -> (1L << bound) / MICROS).toList();
        List<Long> counts = Arrays.stream(counters.latency).map(LongAdder::sum).toList();
        return new Figure.Histogram("parley_forward_seconds", "From the arrival of a message for another client until it was handed to the connection of that client.",
                bounds, counts, counters.latencyNanos.sum() / NANOS);
    }
}
