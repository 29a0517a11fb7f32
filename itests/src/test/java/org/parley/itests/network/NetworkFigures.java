package org.parley.itests.network;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Measures how calls stand what networks do: {@code ./parley bench networks}. No part of the tests that a change must pass, which do the same once and look at no clock. */
class NetworkFigures {
    private static final Path FIGURES = Path.of("target", "networks.txt");
    private static final int TIMES = 3;
    private static final int LONG_TIMES = 2;
    private static final long PATIENCE_SECONDS = 60;

    @TempDir
    Path folder;
    private Site site;
    private Pair pair;
    private int addresses;

    @Test
    void measure() throws Exception {
        Files.writeString(FIGURES, "milliseconds, sorted\n");
        try (Site opened = new Site(folder)) {
            site = opened;
            pair = site.pair("pair", address(), "198.18.7.254");
            setUp("a good link", Weather.FAIR);
            setUp("20 % lost each way", Weather.loss(0.2));
            setUp("300 ms each way, 50 ms more or less", Weather.delay(Duration.ofMillis(300), Duration.ofMillis(50)));
            setUp("1 % double, 1 % 50 ms late", Weather.disorder(0.01, 0.01));
            figures("another address until media pass both ways", TIMES, () -> inACall(this::anotherAddress));
            for (int seconds : new int[] {2, 10, 20}) {
                figures("the link is back after " + seconds + " s until media pass both ways", TIMES, () -> inACall(call -> away(Duration.ofSeconds(seconds))));
            }
            figures("the connection to the server is dead until the session is resumed over another", LONG_TIMES, () -> inACall(call -> deadServer()));
            figures("the link is away for good until the call has ended on both sides", LONG_TIMES, this::awayForGood);
        }
    }

    private String address() {
        return "198.18.7." + ++addresses;
    }

    private void setUp(String link, Weather weather) throws Exception {
        figures("from the answer to the first picture on both sides: " + link, TIMES, () -> {
            host().weather(weather);
            pair.caller().child().type("call " + pair.callee().name());
            String call = pair.caller().child().event("event=call", "state=active").get("call").getAsString();
            long longest = 0;
            for (Client client : List.of(pair.caller(), pair.callee())) {
                longest = Math.max(longest, client.child().event("event=media", "call=" + call, "kind=video").get("firstFrameMillis").getAsLong());
            }
            pair.hangUp(call);
            host().weather(Weather.FAIR);
            return longest;
        });
    }

    private Host host() {
        return pair.caller().host();
    }

    /** What is measured in a call. */
    @FunctionalInterface
    private interface Measured {
        long in(String call) throws Exception;
    }

    private long inACall(Measured measured) throws Exception {
        String call = pair.talk();
        long figure = measured.in(call);
        pair.seeEachOther(call);
        pair.hangUp(call);
        return figure;
    }

    private long anotherAddress(String call) throws Exception {
        String old = "198.18.7." + addresses;
        host().plug(address());
        host().unplug(old);
        return untilMedia(packet -> packet.source().getHostAddress().endsWith("." + addresses), packet -> packet.destination().getHostAddress().endsWith("." + addresses));
    }

    private long away(Duration time) throws Exception {
        host().weather(Weather.AWAY);
        site.internet().after(time).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        host().weather(Weather.FAIR);
        return untilMedia(packet -> packet.isFrom(host()), packet -> packet.isTo(host()));
    }

    /** Until sound or picture has gone and come. */
    private long untilMedia(Predicate<Packet> goes, Predicate<Packet> comes) throws Exception {
        long begun = System.nanoTime();
        CompletableFuture<Long> gone = new CompletableFuture<>();
        CompletableFuture<Long> come = new CompletableFuture<>();
        try (Internet.Hole watch = site.internet().watch(packet -> {
            if (packet.isMedia() && goes.test(packet)) {
                gone.complete(System.nanoTime());
            } else if (packet.isMedia() && comes.test(packet)) {
                come.complete(System.nanoTime());
            }
        })) {
            long both = Math.max(gone.get(PATIENCE_SECONDS, TimeUnit.SECONDS), come.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
            return TimeUnit.NANOSECONDS.toMillis(both - begun);
        }
    }

    private long deadServer() {
        AtomicInteger port = new AtomicInteger();
        pair.caller().child().forget();
        long begun = System.nanoTime();
        try (Internet.Hole hole = site.internet().swallow(packet -> packet.isTcp() && packet.isBetween(host(), site.server())
                && (port.compareAndSet(0, packet.portOf(host())) || port.get() == packet.portOf(host())))) {
            pair.caller().awaitLogin(true);
            return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
        }
    }

    private long awayForGood() throws Exception {
        String call = pair.talk();
        host().weather(Weather.AWAY);
        long begun = System.nanoTime();
        pair.loseEachOther(call);
        long figure = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
        host().weather(Weather.FAIR);
        pair.caller().child().event("event=signaling", "state=logged-in");
        return figure;
    }

    private static void figures(String what, int times, Callable<Long> measure) throws Exception {
        List<Long> figures = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            figures.add(measure.call());
        }
        String line = figures.stream().sorted().map(String::valueOf).collect(Collectors.joining(", ")) + "   " + what + "\n";
        Files.writeString(FIGURES, line, StandardOpenOption.APPEND);
    }
}
