package org.parley.media.webrtc.internal.pulse;

import java.io.IOException;
import java.util.concurrent.TimeoutException;

/** The sound server of the machine. Any thread; whatever is asked of one that hangs may hang, too. */
public final class SoundServer {
    private final String address;

    /** @param address as in {@code PULSE_SERVER}; null for the usual places */
    public SoundServer(String address) {
        this.address = address;
    }

    /**
     * The sound devices; none where there is no server. Starts none.
     *
     * @throws TimeoutException when there is one that does not answer within 0.8 s
     */
    public SoundDevices devices() throws TimeoutException {
        return DeviceQuestion.ask(address);
    }

    /** Records from the microphone of that id. */
    public PulseStream microphone(String id) throws IOException {
        return PulseStream.microphone(address, id);
    }

    /** Plays to the speaker of that id. */
    public PulseStream speaker(String id) throws IOException {
        return PulseStream.speaker(address, id);
    }
}
