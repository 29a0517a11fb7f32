package org.parley.media.webrtc.internal;

import java.io.IOException;
import org.parley.media.SoundProcessing;
import org.parley.media.webrtc.internal.pulse.PulseStream;
import org.parley.media.webrtc.internal.pulse.SoundDevice;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A microphone of the machine, recorded by a thread of its own. */
final class MicrophoneSource implements SoundSource {
    private static final Logger LOG = LoggerFactory.getLogger(MicrophoneSource.class);

    private final SoundDevice device;
    private final Hardware hardware;
    private final Echoes echoes;
    private final int number;
    private final Runnable failed;
    private volatile SoundProcessing processing;
    private volatile boolean broken;
    private PumpThread thread;

    /** @param failed told, on any thread, when it records no more though nobody stopped it */
    MicrophoneSource(SoundDevice device, Hardware hardware, Echoes echoes, SoundProcessing processing, int number, Runnable failed) {
        this.device = device;
        this.hardware = hardware;
        this.echoes = echoes;
        this.processing = processing;
        this.number = number;
        this.failed = failed;
    }

    SoundDevice device() {
        return device;
    }

    /** Whether it records no more though nobody stopped it. */
    boolean isBroken() {
        return broken;
    }

    @Override
    public String description() {
        return device.name();
    }

    @Override
    public void start(SoundOutlet.Inlet inlet) {
        thread = new PumpThread("parley-microphone-" + number, running -> record(running, inlet));
        thread.start();
    }

    @Override
    public void processing(SoundProcessing wanted) {
        processing = wanted;
    }

    @Override
    public void stop() {
        if (thread != null) {
            thread.stop();
        }
    }

    private void record(PumpThread running, SoundOutlet.Inlet inlet) {
        byte[] block = new byte[PulseStream.BLOCK_BYTES];
        try (PulseStream stream = hardware.server().microphone(device.id()); MicrophoneProcessing work = new MicrophoneProcessing(echoes)) {
            while (!running.isStopped()) {
                stream.read(block);
                inlet.push(work.process(block, processing));
            }
        } catch (IOException | RuntimeException | LinkageError e) {
            if (!running.isStopped()) {
                broken = true;
                LOG.warn("microphone {} is not recorded any more: {}", device.name(), e.getMessage());
                failed.run();
            }
        }
    }
}
