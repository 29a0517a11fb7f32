package org.parley.launcher.bench;

import java.io.IOException;
import java.util.Arrays;
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

    Part(int seconds, int secondsPerThousand) {
        this.seconds = seconds;
        this.secondsPerThousand = secondsPerThousand;
    }

    abstract void measure(Stand stand) throws IOException, InterruptedException;

    /** How long it may take, what was asked for as duration of a measurement not counted. */
    int mostSeconds(int clients) {
        return seconds + secondsPerThousand * clients / 1_000;
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
