package org.parley.launcher.bench;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.parley.launcher.LaunchException;

/** What {@code parley bench server} can measure, each with a server of its own and a time after which it is given up. */
enum Part {
    IDLE(120, 10) {
        @Override
        void measure(Stand stand) throws IOException, InterruptedException {
            new Residents(stand).idle();
        }
    },
    TLS(120, 20, "tls") {
        @Override
        void measure(Stand stand) throws IOException, InterruptedException {
            new Encrypted(stand).idle();
        }
    },
    RESUME(120, 20) {
        @Override
        void measure(Stand stand) throws IOException {
            new Residents(stand).resume();
        }
    },
    TCP(120, 0) {
        @Override
        void measure(Stand stand) throws IOException {
            new Traffic(stand).forward("tcp", 1, 8);
        }
    },
    WS(120, 0) {
        @Override
        void measure(Stand stand) throws IOException {
            new Traffic(stand).forward("ws", 1, 8);
        }
    },
    LATENCY(120, 0) {
        @Override
        void measure(Stand stand) throws IOException {
            new Traffic(stand).latency();
        }
    },
    PASSWORDS(180, 0) {
        @Override
        void measure(Stand stand) throws IOException {
            new Traffic(stand).passwords();
        }
    },
    PRESENCE(150, 20) {
        @Override
        void measure(Stand stand) throws IOException {
            new Watchers(stand).storm();
        }
    };

    private final int seconds;
    private final int secondsPerThousand;
    private final List<String> schemes;

    Part(int seconds, int secondsPerThousand) {
        this(seconds, secondsPerThousand, "tcp", "ws");
    }

    Part(int seconds, int secondsPerThousand, String... schemes) {
        this.seconds = seconds;
        this.secondsPerThousand = secondsPerThousand;
        this.schemes = List.of(schemes);
    }

    abstract void measure(Stand stand) throws IOException, InterruptedException;

    /** How long it may take, what was asked for as duration of a measurement not counted. */
    int mostSeconds(int clients) {
        return seconds + secondsPerThousand * clients / 1_000;
    }

    /** Which addresses its server has. */
    List<String> schemes() {
        return schemes;
    }

    /** How it is asked for. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Part of(String word) throws LaunchException {
        return Arrays.stream(values()).filter(part -> part.word().equals(word.strip())).findFirst().orElseThrow(() -> LaunchException.usage(
            "--parts " + word + ": must be some of " + Arrays.stream(values()).map(Part::word).collect(Collectors.joining(","))));
    }
}
