package org.parley.media.webrtc.internal;

import java.io.IOException;
import org.parley.media.webrtc.internal.pulse.PulseStream;
import org.parley.media.webrtc.internal.pulse.SoundDevice;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Plays to a speaker of the machine, from a thread of its own. */
final class Player implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Player.class);

    private final Hardware hardware;
    private final SoundDevice device;
    private final Echoes echoes;
    private final PumpThread thread;
    private volatile boolean broken;

    /** What is played. */
    interface Blocks {
        /** Fills {@code block} with 10 ms; false when it is over. */
        boolean next(byte[] block);
    }

    /** @param failed told, on the thread that plays, when it plays no more though nobody stopped it */
    Player(Hardware hardware, SoundDevice device, Echoes echoes, int number, Blocks blocks, Runnable failed) {
        this.hardware = hardware;
        this.device = device;
        this.echoes = echoes;
        thread = new PumpThread("parley-speaker-" + number, running -> play(running, blocks, failed));
        thread.start();
    }

    SoundDevice device() {
        return device;
    }

    /** Whether it plays no more though nobody stopped it. */
    boolean isBroken() {
        return broken;
    }

    /** Whether its thread has ended. */
    boolean hasEnded() {
        return !thread.isAlive();
    }

    /** Stops at once. Idempotent. */
    @Override
    public void close() {
        thread.stop();
    }

    private void play(PumpThread running, Blocks blocks, Runnable failed) {
        byte[] block = new byte[PulseStream.BLOCK_BYTES];
        try (PulseStream stream = hardware.server().speaker(device.id())) {
            while (!running.isStopped() && blocks.next(block)) {
                stream.write(block);
                echoes.played(block);
            }
        } catch (IOException | RuntimeException | LinkageError e) {
            if (!running.isStopped()) {
                broken = true;
                LOG.warn("speaker {} plays no more: {}", device.name(), e.getMessage());
                failed.run();
            }
        }
    }
}
