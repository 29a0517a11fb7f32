package org.parley.media.synthetic.internal;

import org.parley.media.AudioOutput;
import org.parley.media.MediaException;
import org.parley.media.source.WavWriter;

/** Where this engine can let sound go: nowhere or into a file. */
final class Speaker {
    private Speaker() {}

    /** The file, or null for nowhere. */
    static WavWriter open(AudioOutput output) throws MediaException {
        if (output instanceof AudioOutput.File file) {
            return WavWriter.open(file.path());
        }
        if (output instanceof AudioOutput.Device device) {
            throw new MediaException(MediaException.Kind.NO_DEVICE,
                    "speaker " + device.name() + " is not there: the synthetic engine has no devices; use none or a .wav file, or start media.webrtc", null);
        }
        return null;
    }
}
