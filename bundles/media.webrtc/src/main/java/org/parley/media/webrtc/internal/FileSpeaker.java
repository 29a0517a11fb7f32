package org.parley.media.webrtc.internal;

import java.nio.file.Path;
import org.parley.media.MediaException;
import org.parley.media.source.WavWriter;

/** A WAV file. */
final class FileSpeaker implements Speaker {
    private final WavWriter writer;

    FileSpeaker(Path path) throws MediaException {
        writer = WavWriter.open(path);
    }

    @Override
    public void play(byte[] pcm, int sampleRate, int channels, int frames) throws MediaException {
        writer.write(pcm, sampleRate, channels, frames);
    }

    @Override
    public void close() {
        writer.close();
    }
}
