package org.parley.media.webrtc.internal;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.parley.media.AudioOutput;
import org.parley.media.MediaException;
import org.parley.media.Sound;
import org.parley.media.source.WavWriter;
import org.parley.media.webrtc.internal.pulse.SoundDevice;

/** Opens what plays sound. Any thread. */
class Speakers {
    private final Hardware hardware;
    private final DeviceWatch watch;
    private final Echoes echoes;
    private final AtomicInteger number = new AtomicInteger();
    private final Set<Player> tunes = ConcurrentHashMap.newKeySet();
    private volatile boolean stopped;

    Speakers(Hardware hardware, DeviceWatch watch, Echoes echoes) {
        this.hardware = hardware;
        this.watch = watch;
        this.echoes = echoes;
    }

    /** Opens one for a session. Blocks for as long as it takes to ask for speakers. */
    Speaker open(AudioOutput output) throws MediaException {
        return output instanceof AudioOutput.File file ? new FileSpeaker(file.path()) : open(device(output));
    }

    /** The same for a speaker of the machine, nowhere without one. Never blocks. */
    Speaker open(Optional<SoundDevice> device) {
        return device.isPresent() ? new DeviceSpeaker(hardware, device.get(), echoes, number.incrementAndGet(), watch::soon) : Speaker.NONE;
    }

    /** Plays a sound. */
    AutoCloseable play(Sound sound, boolean repeat, AudioOutput output) throws MediaException {
        if (output instanceof AudioOutput.File file) {
            try (WavWriter writer = WavWriter.open(file.path())) {
                writer.write(sound.samples(), 0, sound.samples().length);
            }
            return () -> { };
        }
        Optional<SoundDevice> device = device(output);
        if (device.isEmpty()) {
            return () -> { };
        }
        Player player = new Player(hardware, device.get(), echoes, number.incrementAndGet(), new Tune(sound, repeat), () -> { });
        tunes.removeIf(Player::hasEnded);
        tunes.add(player);
        if (stopped) { // while its device was asked for: nobody else would end it
            player.close();
        }
        return () -> {
            player.close();
            tunes.remove(player);
        };
    }

    /** Ends what is played, but for sessions. */
    void stop() {
        stopped = true;
        tunes.forEach(Player::close);
        tunes.clear();
    }

    private Optional<SoundDevice> device(AudioOutput output) throws MediaException {
        if (output instanceof AudioOutput.Device device) {
            return Optional.of(hardware.speaker(device.name()));
        }
        return output instanceof AudioOutput.Any ? hardware.sound().speakers().stream().findFirst() : Optional.empty();
    }
}
