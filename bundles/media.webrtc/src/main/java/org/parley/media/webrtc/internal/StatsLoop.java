package org.parley.media.webrtc.internal;

import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.RTCStats;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Asks a connection for its figures each second, and more often until the first sound has come. Native thread only. */
final class StatsLoop {
    private static final long INTERVAL_MILLIS = 1_000;
    private static final long FIRST_SOUND_MILLIS = 100;
    private static final int MOST_FIRST_SOUND_ASKED = 100;

    private final RTCPeerConnection connection;
    private final EngineThreads threads;
    private final Factory factory;
    private final SessionEvents events;
    private final RemoteMedia remote;
    private final StatsReader reader = new StatsReader();
    private Future<?> figures;
    private Future<?> firstSound;
    private int firstSoundAsked;
    private boolean ended;

    StatsLoop(RTCPeerConnection connection, EngineThreads threads, Factory factory, SessionEvents events, RemoteMedia remote) {
        this.connection = connection;
        this.threads = threads;
        this.factory = factory;
        this.events = events;
        this.remote = remote;
    }

    /** The connection is being looked for. Does nothing the second time. */
    void start() {
        if (figures == null && !ended) {
            figures = threads.repeat(() -> {
                factory.pull();
                ask(report -> events.stats(reader.read(report, remote.videoId(), System.nanoTime())));
            }, INTERVAL_MILLIS);
        }
    }

    /** The connection is there. Does nothing the second time. */
    void awaitSound() {
        if (firstSound == null && !ended) {
            firstSound = threads.repeat(this::askForSound, FIRST_SOUND_MILLIS);
        }
    }

    void end() {
        ended = true;
        cancel(figures);
        cancel(firstSound);
    }

    private void askForSound() {
        if (firstSoundAsked++ == MOST_FIRST_SOUND_ASKED) {
            cancel(firstSound);
        }
        ask(report -> {
            if (StatsReader.soundArrived(report)) {
                remote.soundArrived();
                cancel(firstSound);
            }
        });
    }

    private void ask(Consumer<Map<String, RTCStats>> told) {
        connection.getStats(report -> Natives.callback("statistics", () -> {
            Map<String, RTCStats> copy = report.getStats();
            threads.run(() -> {
                if (!ended) {
                    told.accept(copy);
                }
            });
        }));
    }

    private static void cancel(Future<?> task) {
        if (task != null) {
            task.cancel(false);
        }
    }
}
